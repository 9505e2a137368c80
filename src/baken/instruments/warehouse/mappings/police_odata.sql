-- name: police_odata
-- description: tabel van de politie zoals OData die levert (47022NED, 47018NED, 47013NED, 47021NED, 47024NED): CSV, JSON of Parquet met sleutels
-- source: politie via CBS, dataderden.cbs.nl
-- licence: CC BY 4.0
-- grain: buurt, wijk, gemeente, district, provincie of land x soort misdrijf of overlast x maand of jaar
-- reader: table
-- Each key is read once and joined back: a national table has 150 million cells but 15,000 areas, 60 kinds and 200 periods.
WITH keyed AS NOT MATERIALIZED (
    SELECT COLUMNS('^(WijkenEnBuurten|RegioS)$') AS region, COLUMNS('^(SoortMisdrijf|Overlast)$') AS kind, Perioden AS label,
           COLUMNS('^(GeregistreerdeMisdrijven|Aangiften|Internetaangiften|GeregistreerdeOverlast)_[0-9]+$')
    FROM raw
),
long AS NOT MATERIALIZED (
    SELECT * FROM keyed UNPIVOT INCLUDE NULLS (
        written FOR topic IN (COLUMNS('^(GeregistreerdeMisdrijven|Aangiften|Internetaangiften|GeregistreerdeOverlast)_[0-9]+$')))
),
one_region AS (
    SELECT region, code_of(region) AS area, level_of(code_of(region)) AS area_level,
           CASE WHEN code_of(region) IN ('GM0000', 'WK000000', 'BU00000000') OR coalesce(title, '') ILIKE '%niet in te delen%'
                THEN 'het gebied "' || code_of(region) || '" is geen plaats op de kaart' END AS skipped
    FROM (SELECT DISTINCT region FROM keyed) LEFT JOIN names ON dimension IN ('WijkenEnBuurten', 'RegioS') AND names.code = code_of(region)
),
one_kind AS (
    SELECT kind, code_of(kind) AS code, coalesce(title, code_of(kind)) AS title
    FROM (SELECT DISTINCT kind FROM keyed) LEFT JOIN names ON dimension IN ('SoortMisdrijf', 'Overlast') AND names.code = code_of(kind)
),
one_label AS (
    SELECT label, period_of(label) AS period,
           coalesce(nullif(status, '') <> 'Definitief', left(period_of(label), 4) >= left(getvariable('reference_date'), 4)) AS provisional
    FROM (SELECT DISTINCT label FROM keyed) LEFT JOIN names ON dimension = 'Perioden' AND names.code = code_of(label)
)
SELECT
    area,
    area_level,
    CASE WHEN starts_with(topic, 'GeregistreerdeOverlast') THEN 'overlast-' || lower(one_kind.code) ELSE one_kind.code END AS phenomenon,
    period,
    CASE WHEN starts_with(topic, 'GeregistreerdeMisdrijven') THEN 'misdrijven' WHEN starts_with(topic, 'GeregistreerdeOverlast') THEN 'registraties'
         WHEN starts_with(topic, 'Aangiften') THEN 'aangiften' ELSE 'internetaangiften' END AS unit,
    number_of(written) AS value,
    'Politie via CBS' || coalesce(' (tabel ' || nullif(regexp_extract(getvariable('file_name'), '\d{5}NED'), '') || ')', '') AS source,
    getvariable('reference_date')::DATE AS reference_date,
    CASE WHEN starts_with(topic, 'GeregistreerdeOverlast') THEN 'Registraties van overlast bij de politie; ' || one_kind.title || '.'
              ELSE 'Registraties bij de politie, ook pogingen; ' || one_kind.title || '.' END AS definition,
    provisional,
    '' AS note,
    coalesce(
        CASE WHEN period IS NULL THEN 'de periode "' || label || '" is geen jaar, kwartaal of maand' END,
        unreadable(written, number_of(written))) AS refusal,
    skipped
FROM long LEFT JOIN one_region USING (region) LEFT JOIN one_kind USING (kind) LEFT JOIN one_label USING (label)
