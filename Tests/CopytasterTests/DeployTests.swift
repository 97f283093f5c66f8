import Foundation
import Notation
import Testing

@testable import copytaster

@Suite("What is deployed")
struct DeployTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent("deploy/" + path), encoding: .utf8)
    }

    /// Metrics that the program writes, and those that Prometheus itself or an audit's file adds.
    private static let metrics = Set(
        MetricsHelp.texts.map(\.key) + [
            "process_resident_memory_bytes", "process_cpu_seconds", "process_open_fds",
            "copytaster_audit_records",
        ])

    @Test("each alert has a page in the runbook, and each page an alert")
    func runbook() throws {
        let alerts = try Self.text("monitoring/alerts.yaml").matches(of: /- alert: (\w+)/).map {
            String($0.1)
        }
        let pages = try FileManager.default.contentsOfDirectory(
            atPath: Self.root.appendingPathComponent("deploy/runbook").path
        ).map { $0.replacing(".md", with: "") }
        #expect(alerts.count > 5)
        #expect(Set(alerts) == Set(pages))
        for alert in alerts {
            let page = try Self.text("runbook/\(alert).md")
            #expect(page.hasPrefix("# \(alert)\n"))
            #expect(
                page.contains("\n1. ") && page.contains("\nOver "), "\(alert): steps, and when it is over")
        }
    }

    @Test("alerts and dashboard name metrics that there are", arguments: ["alerts.yaml", "dashboard.json"])
    func metrics(file: String) throws {
        let text = try Self.text("monitoring/\(file)")
        let names = Set(
            text.matches(of: /(copytaster_[a-z_]+|process_[a-z_]+)/).map {
                String($0.1).replacing(/_(sum|count|bucket)$/, with: "")
            })
        #expect(names.count > 5)
        #expect(names.subtracting(Self.metrics).isEmpty)
    }

    @Test("the dashboard is JSON, and its panels do not overlap")
    func dashboard() throws {
        let json = try JSONReader().value(from: Array(try Self.text("monitoring/dashboard.json").utf8))
        let panels = try #require(json["panels"]?.array)
        var cells: Set<[Int]> = []
        for panel in panels {
            let place = try #require(panel["gridPos"])
            let (x, y) = (try place.requiredInt("x"), try place.requiredInt("y"))
            for row in y..<(y + (try place.requiredInt("h"))) {
                for column in x..<(x + (try place.requiredInt("w"))) {
                    #expect(cells.insert([row, column]).inserted)
                    #expect(column < 24)
                }
            }
        }
    }

    @Test(
        "settings in the environment are settings that there are",
        arguments: ["container/compose.yaml", "container/Containerfile", "kubernetes/copytaster.yaml"])
    func environment(file: String) throws {
        let known = Set(SettingsTable.keys.map(\.variable))
        let named = Set(try Self.text(file).matches(of: /COPYTASTER_[A-Z_]+/).map { String($0.0) })
        #expect(!named.isEmpty)
        #expect(named.subtracting(known).isEmpty)
    }

    @Test("the unit does not start again what would fail again")
    func unit() throws {
        let unit = try Self.text("systemd/copytaster.service")
        let line = try #require(
            unit.split(separator: "\n").first { $0.hasPrefix("RestartPreventExitStatus=") })
        let statuses = line.dropFirst("RestartPreventExitStatus=".count).split(separator: " ").compactMap {
            Int32($0)
        }
        #expect(
            Set(statuses)
                == Set([ExitStatus.usage, .refused, .settings, .fenced].map(\.rawValue)))
        // A process that ended itself over a record must come back to set it aside.
        #expect(!statuses.contains(ExitStatus.bug.rawValue))
    }

    @Test(
        "deploy/install puts program, data, settings and unit below a folder, and keeps settings that are there"
    )
    func install() throws {
        let scratch = try Scratch()
        // A checkout of its own with a stand-in for the build, so that no release build is needed here.
        let source = scratch.path + "/source"
        for folder in ["deploy/systemd", "config", ".build/release/copytaster_Wire.resources"] {
            try FileManager.default.createDirectory(
                atPath: "\(source)/\(folder)", withIntermediateDirectories: true)
        }
        for path in [
            "deploy/install", "deploy/systemd/copytaster.service", "config/copytaster.yaml", "README.md",
        ] {
            try FileManager.default.copyItem(
                atPath: Self.root.appendingPathComponent(path).path, toPath: "\(source)/\(path)")
        }
        try Data("#!/bin/sh\n".utf8).write(to: scratch.url("source/.build/release/copytaster"))
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: "\(source)/.build/release/copytaster")
        try Data("1".utf8).write(to: scratch.url("source/.build/release/copytaster_Wire.resources/a.tsv"))
        for _ in 0..<2 {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "\(source)/deploy/install")
            process.environment = [
                "DESTDIR": scratch.path + "/tree", "PATH": "/usr/bin:/bin:/usr/sbin:/sbin",
            ]
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
        }
        for path in [
            "opt/copytaster/copytaster", "opt/copytaster/copytaster_Wire.resources/a.tsv",
            "etc/copytaster/copytaster.yaml", "etc/copytaster/copytaster.yaml.new",
            "etc/systemd/system/copytaster.service",
        ] { #expect(FileManager.default.fileExists(atPath: "\(scratch.path)/tree/\(path)"), "\(path)") }
    }
}
