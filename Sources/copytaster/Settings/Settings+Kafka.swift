import Kafka

extension Settings {
    /// How clients reach the brokers: our keys for TLS and SASL, then `kafka.properties`, which wins.
    /// - Throws: `SettingsError` where a secret's file cannot be read.
    func clientConfiguration(clientID: String = "copytaster") throws(SettingsError) -> ClientConfiguration {
        ClientConfiguration(
            brokers: text("kafka.brokers"), clientID: clientID, properties: try kafkaProperties())
    }

    /// librdkafka's properties as they follow from the settings; contains secrets.
    func kafkaProperties() throws(SettingsError) -> [String: String] {
        var properties: [String: String] = [:]
        let plain: KeyValuePairs<String, String> = [
            "kafka.tls.ca_file": "ssl.ca.location", "kafka.tls.certificate_file": "ssl.certificate.location",
            "kafka.tls.key_file": "ssl.key.location", "kafka.sasl.mechanism": "sasl.mechanisms",
            "kafka.sasl.username": "sasl.username",
        ]
        for (name, property) in plain where !text(name).isEmpty { properties[property] = text(name) }
        let security = text("kafka.security_protocol")
        if security != "plaintext" { properties["security.protocol"] = security }
        if security == "ssl" || security == "sasl_ssl" {
            properties["ssl.endpoint.identification.algorithm"] =
                flag("kafka.tls.verify_hostname") ? "https" : "none"
        }
        if let password = try secret("", file: "kafka.tls.key_password_file") {
            properties["ssl.key.password"] = password
        }
        if let password = try secret("kafka.sasl.password", file: "kafka.sasl.password_file") {
            properties["sasl.password"] = password
        }
        properties.merge(map("kafka.properties")) { $1 }
        return properties
    }

    /// A secret from its own setting or from the file that another names; nil where neither is set.
    private func secret(_ name: String, file fileName: String) throws(SettingsError) -> String? {
        let path = text(fileName)
        let direct = name.isEmpty ? "" : text(name)
        guard !path.isEmpty else { return direct.isEmpty ? nil : direct }
        guard direct.isEmpty else {
            throw SettingsError("set either \(name) or \(fileName), not both")
        }
        guard let bytes = InputFile.read(path) else {
            throw SettingsError("the file \(path) cannot be read; see its path and rights", at: fileName)
        }
        // Editors end files with a line break that is no part of a password.
        let end = bytes.lastIndex { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        guard let end else {
            throw SettingsError("the file \(path) is empty; write the secret into it", at: fileName)
        }
        return String(decoding: bytes[...end], as: UTF8.self)
    }
}
