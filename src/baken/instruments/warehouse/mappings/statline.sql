-- name: statline
-- description: CSV of Excel zoals je die van StatLine downloadt, elke tabel met gemeenten en perioden
-- source: zoals de voet van het bestand hem noemt
-- licence: CC BY 4.0 (CBS); tabellen van de politie: zie de toelichting bij de tabel
-- grain: gemeente en land x onderwerp of soort misdrijf x maand, kwartaal of jaar
-- reader: statline
-- needs: areas
WITH named AS (
    SELECT *,
        trim(regexp_replace(region, ' \(gemeente\)$', '')) AS region_name,
        dutch_number_of(value) AS number,
        lower(topic) AS topic_name
    FROM raw
),
town AS (
    SELECT name, code, level, count(*) OVER (PARTITION BY name) AS bearers
    FROM areas WHERE level = 'gemeente'
),
placed AS (
    SELECT named.*,
        CASE WHEN region_name = 'Nederland' THEN 'NL00'
             WHEN regexp_full_match(code_of(region), 'NL0[01]|(GM|WK|BU)\d{4}[0-9A-Z]*') THEN code_of(region)
             WHEN bearers = 1 THEN town.code END AS area,
        CASE WHEN regexp_matches(region, '\((PV|RE|LD|CR|RB|AR|SG|VR|GG)\)$')
               OR regexp_matches(lower(region), 'niet in te delen|buitenland|gemeentelijk onbekend|^onbekend')
             THEN 'het gebied "' || region || '" is geen land, gemeente, wijk of buurt' END AS skipped
    FROM named LEFT JOIN town ON town.name = region_name
),
-- what the "metadata" CSV beside the table says about labels, when it came along
offences AS (SELECT title, min(code) AS code FROM names WHERE dimension = 'SoortMisdrijf' GROUP BY title),
unsettled AS (SELECT DISTINCT period_of(code) AS period FROM names WHERE dimension = 'Perioden' AND nullif(status, '') <> 'Definitief'),
known AS (
    SELECT placed.*, offences.code AS offence_code, unsettled.period IS NOT NULL AS is_unsettled
    FROM placed LEFT JOIN offences ON offences.title = offence LEFT JOIN unsettled ON unsettled.period = period_of(placed.period)
)
SELECT
    line::BIGINT AS line,
    area,
    level_of(area) AS area_level,
    CASE WHEN offence = '' THEN trim(regexp_replace(strip_accents(concat_ws(' ', topic_name, lower(other))), '[^a-z0-9]+', '-', 'g'), '-')
         WHEN offence_code IS NOT NULL THEN offence_code
         WHEN lower(offence) LIKE 'totaal%' OR lower(offence) LIKE '%, totaal' THEN '0.0.0'
         ELSE coalesce(nullif(regexp_extract(offence, '^\d+(\.\d+)+'), ''), offence) END AS phenomenon,
    period_of(period) AS period,
    CASE WHEN topic_name LIKE 'geregistreerde misdrijven%' AND unit = 'aantal' THEN 'misdrijven'
         WHEN topic_name LIKE 'internetaangiften%' AND unit = 'aantal' THEN 'internetaangiften'
         WHEN topic_name LIKE 'aangiften%' AND unit = 'aantal' THEN 'aangiften'
         WHEN topic_name LIKE 'bevolking%' AND unit = 'aantal' THEN 'inwoners'
         ELSE unit END AS unit,
    number AS value,
    concat_ws(': ', nullif(source, ''), title) AS source,
    getvariable('reference_date')::DATE AS reference_date,
    concat_ws('; ', topic, nullif(offence, ''), nullif(other, '')) AS definition,
    is_starred(period) OR is_unsettled AS provisional,
    CASE WHEN is_missing(value) THEN 'StatLine geeft hier "' || value || '".' ELSE '' END AS note,
    coalesce(
        CASE WHEN period_of(period) IS NULL THEN 'de periode "' || period || '" is geen jaar, kwartaal of maand' END,
        unreadable(value, number)) AS refusal,
    skipped,
    CASE WHEN area IS NULL THEN region END AS unknown_area
FROM known
