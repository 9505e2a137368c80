-- unreadable --
-- what the mapping itself could not read
SELECT number, place, refusal AS why FROM rows WHERE refusal IS NOT NULL

-- unknown_area --
-- a place name that no loaded code list knows
SELECT number, place, 'het gebied "' || unknown_area || '" staat niet in de geladen gebiedenlijst; is het opgeheven, gebruik dan --skip-unknown-areas' AS why
FROM rows WHERE unknown_area IS NOT NULL

-- area_code --
-- a code as CBS gives them: NL00, GM + 4, WK + 6, BU + 8; provinces, police units, districts and teams by their own letters
SELECT number, place, 'de gebiedscode ' || coalesce('"' || area || '" is geen code van een land, gemeente, wijk of buurt', 'ontbreekt') AS why
FROM readable WHERE NOT coalesce(regexp_full_match(area, 'NL0[01]|GM\d{4}|WK\d{4}[0-9A-Z]{2}|BU\d{4}[0-9A-Z]{4}|(LD|PV|CR|RE|PD|BT)[0-9A-Z]{1,8}'), false)

-- area_level --
-- the level says the same as the code
SELECT number, place, 'het niveau "' || coalesce(area_level, '') || '" hoort niet bij de code ' || area AS why
FROM readable WHERE level_of(area) IS NOT NULL AND area_level IS DISTINCT FROM level_of(area)

-- phenomenon --
-- an offence code such as 1.1.1, or a word such as population
SELECT number, place, 'het verschijnsel "' || coalesce(left(phenomenon, 40), '') || '" is geen code of woord' AS why
FROM readable WHERE NOT coalesce(regexp_full_match(phenomenon, '[0-9A-Za-z][0-9A-Za-z._-]{0,119}'), false)

-- period --
-- a year, a quarter or a month between 1900 and 2100
SELECT number, place, 'de periode ' || coalesce('"' || left(period, 40) || '" is geen jaar, kwartaal of maand', 'ontbreekt') AS why
FROM readable WHERE unknown_periods IS NULL AND period_number(period) IS NULL

-- future --
-- a period that has not begun on the reference date cannot have figures
SELECT number, place, 'de periode ' || period || ' ligt na de peildatum ' || reference_date AS why
FROM readable WHERE value IS NOT NULL AND left(period, 4) > left(reference_date::VARCHAR, 4)

-- negative --
-- a count cannot be below zero (CBS uses large negative numbers for "secret")
SELECT number, place, 'de waarde ' || value || ' is negatief; laat een onbekend cijfer leeg' AS why
FROM readable WHERE (value < 0 AND unit <> 'score') OR isnan(value) OR isinf(value)

-- whole --
-- crimes, declarations, inhabitants and households are counted in whole numbers
SELECT number, place, 'de waarde ' || value || ' is geen heel aantal ' || unit AS why
FROM readable
WHERE unit IN ('misdrijven', 'aangiften', 'internetaangiften', 'inwoners', 'huishoudens') AND value >= 0 AND value <> floor(value)

-- provenance --
-- no figure without its unit, source, reference date, definition and status
SELECT number, place, concat_ws(', ',
    CASE WHEN coalesce(unit, '') = '' THEN 'de eenheid ontbreekt' END,
    CASE WHEN coalesce(source, '') = '' THEN 'de bron ontbreekt' END,
    CASE WHEN reference_date IS NULL THEN 'de peildatum ontbreekt; geef hem mee met --reference-date' END,
    CASE WHEN coalesce(definition, '') = '' THEN 'de definitie ontbreekt' END,
    CASE WHEN provisional IS NULL THEN 'voorlopig of definitief ontbreekt' END) AS why
FROM readable
WHERE coalesce(unit, '') = '' OR coalesce(source, '') = '' OR reference_date IS NULL OR coalesce(definition, '') = '' OR provisional IS NULL

-- twice --
-- one file says one thing once
SELECT coalesce(line, 0) AS number, place_of(place, line, area, phenomenon, period) AS place,
       'staat dubbel in het bestand: ' || area || ', ' || phenomenon || ', ' || period || ', ' || unit AS why
FROM taken SEMI JOIN doubled USING (area, phenomenon, unit, source)
QUALIFY count(*) OVER (PARTITION BY area, phenomenon, period, unit, source) > 1
