-- name: cbs_crime
-- description: Geregistreerde criminaliteit van het CBS (83648NED): afgeronde jaarcijfers met eigen soorten
-- source: CBS, Geregistreerde criminaliteit
-- licence: CC BY 4.0
-- grain: gemeente, provincie en land x soort misdrijf van het CBS x jaar
-- reader: table
WITH keyed AS NOT MATERIALIZED (
    SELECT RegioS, SoortMisdrijf, Perioden, COLUMNS('^TotaalGeregistreerdeMisdrijven_[0-9]+$') AS written FROM raw
)
SELECT
    row_number() OVER () + 1 AS line,
    code_of(RegioS) AS area,
    level_of(code_of(RegioS)) AS area_level,
    'cbs-' || lower(code_of(SoortMisdrijf)) AS phenomenon, -- another list of kinds than the police: never in one series
    period_of(Perioden) AS period,
    'misdrijven' AS unit,
    number_of(written) AS value,
    'CBS, Geregistreerde criminaliteit (tabel 83648NED)' AS source,
    getvariable('reference_date')::DATE AS reference_date,
    'Geregistreerde misdrijven volgens het CBS, afgerond; ' || coalesce(kind.title, code_of(SoortMisdrijf)) || '.' AS definition,
    -- the CBS calls the last two years provisional (brief G4)
    coalesce(nullif(span.status, '') <> 'Definitief', left(period_of(Perioden), 4)::INTEGER >= left(getvariable('reference_date'), 4)::INTEGER - 2) AS provisional,
    'Telt anders dan de politie; vergelijk niet met politiecijfers.' AS note,
    coalesce(
        CASE WHEN period_of(Perioden) IS NULL THEN 'de periode "' || Perioden || '" is geen jaar, kwartaal of maand' END,
        unreadable(written, number_of(written))) AS refusal,
    CASE WHEN code_of(RegioS) = 'GM0000' OR level_of(code_of(RegioS)) IS NULL
         THEN 'het gebied "' || code_of(RegioS) || '" is geen plaats op de kaart' END AS skipped
FROM keyed
LEFT JOIN names AS kind ON kind.dimension = 'SoortMisdrijf' AND kind.code = code_of(SoortMisdrijf)
LEFT JOIN names AS span ON span.dimension = 'Perioden' AND span.code = code_of(Perioden)
