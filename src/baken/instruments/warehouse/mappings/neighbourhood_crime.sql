-- name: neighbourhood_crime
-- description: JSON per gemeente met misdrijven per buurt en jaar, en inwoners
-- source: politie en CBS, zoals het bestand ze noemt (tabellen 47022NED en 85984NED)
-- licence: CC BY 4.0
-- grain: buurt en gemeente x alle misdrijven x jaar; inwoners per buurt, wijk en gemeente
-- reader: json
WITH place AS (
    SELECT raw.json AS whole, raw.json AS town, 'gemeente' AS kind, 'gemeente' AS label, NULL AS said_district FROM raw
    UNION ALL
    SELECT raw.json, each.value, 'wijk', 'wijken[' || each.key || ']', NULL FROM raw, json_each(raw.json -> '$.wijken') AS each
    UNION ALL
    SELECT raw.json, each.value, 'buurt', 'buurten[' || each.key || ']', each.value ->> '$.wijkCode'
    FROM raw, json_each(raw.json -> '$.buurten') AS each
),
year AS (
    SELECT DISTINCT each.key AS year FROM place, json_each(town -> '$.veiligheid.trend') AS each
),
cell AS (
    SELECT place.*, '0.0.0' AS phenomenon, year.year AS period, 'misdrijven' AS unit,
           town ->> ('$.veiligheid.trend."' || year.year || '"') AS written,
           coalesce(town ->> '$.veiligheid.bron', whole ->> '$.veiligheid.bron') AS source,
           'Geregistreerde misdrijven, alle soorten samen, ook pogingen.' AS definition
    FROM place, year WHERE kind <> 'wijk'
    UNION ALL
    SELECT place.*, 'population', regexp_extract(whole ->> '$.bronnen.kerncijfers', '(\d{4}) \(', 1), 'inwoners',
           town ->> '$.demografie.inwoners', whole ->> '$.bronnen.kerncijfers',
           'Inwoners op 1 januari; buurten en wijken afgerond op vijf.'
    FROM place
),
numbered AS (
    SELECT *, code_of(town ->> '$.code') AS area, number_of(written) AS value,
           try_cast(whole ->> '$.peildatum' AS DATE) AS reference_date FROM cell
)
SELECT
    label || coalesce(' ' || (town ->> '$.code'), '') AS place,
    area,
    coalesce(level_of(area), kind) AS area_level,
    phenomenon,
    period,
    unit,
    value,
    source,
    reference_date,
    definition,
    phenomenon = '0.0.0' AND period >= left(reference_date::VARCHAR, 4) AS provisional,
    concat_ws(' ',
        CASE WHEN kind = 'buurt' AND said_district IS NOT NULL AND said_district <> 'WK' || area[3:8]
             THEN 'Het bestand noemt wijk ' || said_district || '; de wijk volgt hier uit de buurtcode: WK' || area[3:8] || '.' END,
        CASE WHEN kind = 'gemeente' AND phenomenon = '0.0.0'
              AND value <> sum(value) FILTER (kind = 'buurt') OVER (PARTITION BY phenomenon, period)
             THEN 'De buurten tellen op tot ' ||
                  (sum(value) FILTER (kind = 'buurt') OVER (PARTITION BY phenomenon, period))::BIGINT || '.' END
    ) AS note,
    unreadable(written, value) AS refusal
FROM numbered
