-- name: plain
-- description: tabel met de kolommen van Baken zelf, voor eigen cijfers of een analyse van een ander (Datalab GO, RIEC)
-- source: zoals de kolom source het zegt
-- licence: zoals de kolom licence het zegt
-- grain: zoals in het bestand
-- reader: table
-- Somebody fills this in by hand, so Dutch commas, days and ja or nee are read as well; `note` and `licence` may be left out.
WITH filled AS (
    SELECT * FROM raw UNION ALL BY NAME SELECT NULL::VARCHAR AS note, NULL::VARCHAR AS licence, NULL::VARCHAR AS reference_date WHERE false
)
SELECT
    row_number() OVER () + 1 AS line,
    code_of(area) AS area,
    level_of(code_of(area)) AS area_level,
    trim(phenomenon) AS phenomenon,
    period_of(period) AS period,
    trim(unit) AS unit,
    coalesce(number_of(value), dutch_number_of(value)) AS value,
    trim(source) AS source,
    coalesce(try_cast(reference_date AS DATE), try_strptime(trim(reference_date), '%d-%m-%Y')::DATE,
             CASE WHEN nullif(trim(reference_date), '') IS NULL THEN getvariable('reference_date')::DATE END) AS reference_date,
    definition,
    CASE WHEN lower(trim(provisional)) IN ('ja', 'waar', 'voorlopig') THEN true
         WHEN lower(trim(provisional)) IN ('nee', 'onwaar', 'definitief') THEN false
         ELSE try_cast(provisional AS BOOLEAN) END AS provisional,
    concat_ws(' ', nullif(trim(note), ''), 'Licentie: ' || nullif(trim(licence), '') || '.') AS note,
    coalesce(
        CASE WHEN period_of(period) IS NULL THEN 'de periode "' || coalesce(period, '') || '" is geen jaar, kwartaal of maand' END,
        unreadable(value, coalesce(number_of(value), dutch_number_of(value)))) AS refusal
FROM filled
