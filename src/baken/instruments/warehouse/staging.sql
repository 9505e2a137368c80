-- period_number --
-- a place on one line for every year, quarter and month: seventeen to a year
CREATE MACRO period_number(period) AS CASE WHEN regexp_full_match(period, '(19|20)\d{2}(-(0[1-9]|1[0-2])|-Q[1-4])?') THEN
    period[:4]::INTEGER * 17 + CASE WHEN length(period) = 4 THEN 0 WHEN period[6] = 'Q' THEN 12 + period[7]::INTEGER
                                    ELSE period[6:7]::INTEGER END END

-- period_text --
-- the way back
CREATE MACRO period_text(number) AS (number // 17)::VARCHAR || CASE WHEN number % 17 = 0 THEN ''
    WHEN number % 17 > 12 THEN '-Q' || (number % 17 - 12) ELSE '-' || lpad((number % 17)::VARCHAR, 2, '0') END

-- place_of --
-- where a row stood in the delivery, for somebody who has to mend it
CREATE MACRO place_of(place, line, area, phenomenon, period) AS
    coalesce(place, 'regel ' || line, concat_ws(', ', area, phenomenon, period))

-- taken --
-- what the mapping made of the delivery, without the rows that are none of ours
CREATE VIEW taken AS SELECT * FROM result WHERE skipped IS NULL

-- spans --
-- every period of the delivery with its number: read once, not in each of 150 million cells
CREATE TABLE spans AS SELECT period, period_number(period) AS turn FROM (SELECT DISTINCT period FROM taken)

-- outline --
-- the first and last period and the newest reference date, before anything is written
SELECT (SELECT min(turn) FROM spans), (SELECT max(turn) FROM spans), max(reference_date) FROM taken

-- skipped --
-- what was passed by, and why
SELECT place_of(place, line, area, phenomenon, period), skipped FROM result WHERE skipped IS NOT NULL
ORDER BY line, area, phenomenon, period LIMIT {most}

-- unknown --
-- per series the periods that were delivered without a value, as bits: most cells of a national table are such
CREATE TABLE unknown AS
SELECT area, area_level, phenomenon, unit, source, reference_date, definition, provisional, note,
       count(*) AS cells, bitstring_agg(turn, {first}, {last}) AS bits
FROM taken JOIN spans USING (period) WHERE value IS NULL AND refusal IS NULL AND unknown_area IS NULL AND turn IS NOT NULL
GROUP BY ALL

-- staged --
-- one row per known figure, and one per series for the periods without one; sorted as pages ask
SELECT ?::VARCHAR AS dataset, ?::VARCHAR AS vintage, area, area_level, phenomenon, period, unit, value, source, reference_date,
       definition, provisional, note, ?::BOOLEAN AS fictional, NULL::VARCHAR[] AS unknown_periods,
       line, place, refusal, unknown_area
FROM taken WHERE value IS NOT NULL OR refusal IS NOT NULL OR unknown_area IS NOT NULL
    OR period IS NULL OR period IN (SELECT period FROM spans WHERE turn IS NULL)
UNION ALL BY NAME
SELECT area, area_level, phenomenon, unit, source, reference_date, definition, provisional, note,
       [period_text({first} + bit) FOR bit IN range({width}) IF get_bit(bits, bit::INTEGER) = 1] AS unknown_periods,
       ?::VARCHAR AS dataset, ?::VARCHAR AS vintage, ?::BOOLEAN AS fictional
FROM unknown
ORDER BY phenomenon, unit, area, period

-- rows --
-- the staged delivery, for the rules: `number` orders, `place` tells; unknown periods of a series are one row
CREATE VIEW rows AS
SELECT * EXCLUDE (place), coalesce(line, 0) AS number,
       place_of(place, line, area, phenomenon, coalesce(period, unknown_periods[1])) AS place
FROM read_parquet(?)

-- doubled --
-- series in which a period occurs more than once
CREATE TABLE doubled AS
SELECT area, phenomenon, unit, source FROM (
    SELECT area, phenomenon, unit, source, count(*) AS cells, bitstring_agg(turn, {first}, {last}) AS bits
    FROM rows JOIN spans USING (period) WHERE turn IS NOT NULL AND unknown_periods IS NULL GROUP BY ALL
    UNION ALL SELECT area, phenomenon, unit, source, cells, bits FROM unknown)
GROUP BY area, phenomenon, unit, source HAVING sum(cells) <> bit_count(bit_or(bits))

-- counted --
-- how many cells, and how many of them without a value
SELECT count(value) + coalesce(sum(len(unknown_periods)), 0)::BIGINT AS cells, coalesce(sum(len(unknown_periods)), 0)::BIGINT FROM rows

-- summed --
-- what the page of sources tells of a delivery, reckoned once: over a national table it takes seconds
SELECT to_json(told) FROM (
    SELECT source, (count(value) + coalesce(sum(len(unknown_periods)), 0))::BIGINT AS cells,
           coalesce(sum(len(unknown_periods)), 0)::BIGINT AS unknown,
           least(min(period), min(unknown_periods[1])) AS first_period, greatest(max(period), max(unknown_periods[-1])) AS last_period,
           max(period) AS last_known_period, max(reference_date) AS reference_date
    FROM rows GROUP BY source ORDER BY source) AS told

-- held --
-- what this dataset and vintage hold already
CREATE TABLE held AS
SELECT area, phenomenon, unit, source, coalesce(period, unknown) AS period, value
FROM (SELECT *, unnest(coalesce(unknown_periods, [NULL])) AS unknown FROM read_parquet(?, union_by_name = true))

-- known --
-- how many cells of the delivery were there already
SELECT count(*) FROM taken SEMI JOIN held USING (area, phenomenon, period, unit, source)

-- contradicts --
-- a vintage does not change: other values for the same cell are a new vintage
SELECT coalesce(line, 0), place_of(place, line, area, phenomenon, period),
       'deze jaargang heeft hier al een ander cijfer (' || coalesce(printf('%g', held.value), 'geen cijfer') ||
       ' in plaats van ' || coalesce(printf('%g', taken.value), 'geen cijfer') || '); geef een nieuwe jaargang met --vintage'
FROM taken JOIN held USING (area, phenomenon, period, unit, source)
WHERE held.value IS DISTINCT FROM taken.value

-- fresh --
-- from here on only what was not there yet
CREATE OR REPLACE VIEW taken AS
SELECT * FROM result ANTI JOIN held USING (area, phenomenon, period, unit, source) WHERE skipped IS NULL
