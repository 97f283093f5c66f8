/// Views of what stands inside live events: one row a participant, a size, a source. Besides, what is void and why.
enum DetailViews {
    static let schema = [
        """
        CREATE VIEW participants AS
        SELECT event.id AS event, event.story, event.kind, side.key AS side,
            one.value ->> '$.name' AS name, one.value ->> '$.text' AS text, one.value ->> '$.code' AS code,
            one.value ->> '$.sector' AS sector, one.value ->> '$.cameo' AS cameo,
            one.value ->> '$.resolved_from' AS resolved_from
        FROM event, json_each(event.json) AS side, json_each(side.value) AS one
        WHERE event.void_reason IS NULL AND side.key IN ('actor', 'recipient')
        """,
        """
        CREATE VIEW sizes AS
        SELECT event.id AS event, event.story, event.kind, event.date_start, event.country, one.key AS measure,
            one.value ->> '$.value' AS value, one.value ->> '$.min' AS minimum, one.value ->> '$.max' AS maximum,
            one.value ->> '$.comparator' AS comparator, one.value ->> '$.of' AS of, one.value ->> '$.basis' AS basis
        FROM event, json_each(event.json, '$.size') AS one WHERE event.void_reason IS NULL
        """,
        """
        CREATE VIEW attributions AS
        SELECT event.id AS event, event.story, event.kind, one.value ->> '$.source.text' AS source,
            one.value ->> '$.cue.text' AS cue, one.value ->> '$.content.text' AS content,
            one.value ->> '$.kind' AS attribution, one.value ->> '$.direct' AS direct
        FROM event, json_each(event.json, '$.attribution') AS one WHERE event.void_reason IS NULL
        """,
        """
        CREATE VIEW void_events AS
        SELECT id, story, article, version, kind, who, whom, date_start, place, how_many, void_reason, void_by,
            void_sequence
        FROM event WHERE void_reason IS NOT NULL
        """,
        """
        CREATE VIEW retractions AS
        SELECT sequence, article, version, story, reason, one.value AS event
        FROM retraction, json_each(retraction.void) AS one
        """,
    ]
}
