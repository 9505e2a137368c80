-- name: safety_monitor
-- description: Veiligheidsmonitor (85146NED en opvolgers): wat inwoners zeggen, met marges
-- source: CBS, Veiligheidsmonitor
-- licence: CC BY 4.0
-- grain: gemeente, district, basisteam, eenheid of land x vraag x jaar
-- reader: table
-- The estimate and its two margins are three rows; kleine gemeenten ontbreken meestal, dan zegt het basisteam of district meer.
WITH keyed AS NOT MATERIALIZED (
    SELECT row_number() OVER () + 1 AS line, RegioS, Marges, Perioden, COLUMNS('^[A-Za-z].*_[0-9]+$') FROM raw
),
long AS NOT MATERIALIZED (SELECT * FROM keyed UNPIVOT INCLUDE NULLS (written FOR topic IN (COLUMNS('^[A-Za-z].*_[0-9]+$')))),
worded AS (
    SELECT long.*, coalesce(asked.title, regexp_replace(topic, '_[0-9]+$', '')) AS question,
           CASE code_of(Marges) WHEN 'MW00000' THEN '' WHEN 'MOG0095' THEN ' (ondergrens)' WHEN 'MBG0095' THEN ' (bovengrens)' END AS margin
    FROM long LEFT JOIN names AS asked ON asked.dimension = 'DataProperties' AND asked.code = upper(topic)
)
SELECT
    line,
    code_of(RegioS) AS area,
    level_of(code_of(RegioS)) AS area_level,
    trim(regexp_replace(lower(regexp_replace(regexp_replace(topic, '_[0-9]+$', ''), '([a-z])([A-Z])', '\1-\2', 'g')), '[^a-z0-9]+', '-', 'g'), '-') AS phenomenon,
    period_of(Perioden) AS period,
    CASE WHEN topic ILIKE '%cijfer%' OR topic ILIKE '%schaalscore%' THEN 'punten' ELSE 'procent' END || margin AS unit,
    number_of(written) AS value,
    'CBS, Veiligheidsmonitor' || coalesce(' (tabel ' || nullif(regexp_extract(getvariable('file_name'), '\d{5}NED'), '') || ')', '') AS source,
    getvariable('reference_date')::DATE AS reference_date,
    'Wat inwoners antwoorden in een steekproef: ' || question || '.' AS definition,
    false AS provisional,
    coalesce(region.title, '') AS note, -- a basisteam or district is in no code list of areas
    coalesce(
        CASE WHEN margin IS NULL THEN 'de marge "' || Marges || '" is onbekend' END,
        CASE WHEN period_of(Perioden) IS NULL THEN 'de periode "' || Perioden || '" is geen jaar, kwartaal of maand' END,
        unreadable(written, number_of(written))) AS refusal,
    CASE WHEN level_of(code_of(RegioS)) IS NULL THEN 'het gebied "' || code_of(RegioS) || '" is geen plaats op de kaart' END AS skipped
FROM worded LEFT JOIN names AS region ON region.dimension = 'RegioS' AND region.code = code_of(RegioS)
