-- code_of --
-- a region or offence code without the spaces CBS pads it with; empty is unknown
CREATE MACRO code_of(padded) AS nullif(upper(trim(padded)), '')

-- level_of --
-- the kind of area, from the first letters of its code
CREATE MACRO level_of(code) AS CASE left(code, 2)
    WHEN 'BU' THEN 'buurt' WHEN 'WK' THEN 'wijk' WHEN 'GM' THEN 'gemeente' WHEN 'NL' THEN 'land'
    WHEN 'LD' THEN 'landsdeel' WHEN 'PV' THEN 'provincie' WHEN 'CR' THEN 'corop-gebied'
    WHEN 'RE' THEN 'regionale eenheid' WHEN 'PD' THEN 'politiedistrict' WHEN 'BT' THEN 'basisteam' END

-- is_missing --
-- CBS marks for "not there": blank, dot (unknown, unreliable or secret), x (secret), dash; none of them is a zero
CREATE MACRO is_missing(written) AS
    written IS NULL OR lower(trim(written)) IN ('', '.', '..', '...', 'x', '-', 'na', 'nan', 'null', 'none')

-- number_of --
-- a number as machines write it (decimal point); NULL when missing or unreadable
CREATE MACRO number_of(written) AS CASE
    WHEN regexp_full_match(trim(written), '-?\d+(\.\d+)?([eE][+-]?\d+)?') THEN try_cast(trim(written) AS DOUBLE) END

-- dutch_number_of --
-- a number as StatLine writes it: decimal comma, spaces between thousands; "1.234" may mean two things and is not guessed
CREATE MACRO dutch_number_of(written) AS CASE
    WHEN regexp_full_match(trim(written), '-?[1-9]\d{0,2}(\.\d{3})+') THEN NULL
    WHEN regexp_full_match(trim(written), '-?\d{1,3}([  ]\d{3})+(,\d+)?|-?\d+([.,]\d+)?')
    THEN try_cast(replace(regexp_replace(trim(written), '[  ]', '', 'g'), ',', '.') AS DOUBLE) END

-- unreadable --
-- the reason to refuse a value that is neither a number nor a mark for missing
CREATE MACRO unreadable(written, number) AS CASE
    WHEN NOT is_missing(written) AND number IS NULL THEN
        'de waarde "' || left(trim(written), 40) || '" is geen getal' ||
        CASE WHEN regexp_full_match(trim(written), '-?[1-9]\d{0,2}(\.\d{3})+')
             THEN ' dat maar één ding kan betekenen (punt voor duizendtallen of voor decimalen?)' ELSE '' END
    END

-- is_starred --
-- CBS puts a star behind a provisional period: "2025 oktober*"
CREATE MACRO is_starred(label) AS contains(label, '*')

-- plain_label --
-- a period label in lower case without stars and odd spaces
CREATE MACRO plain_label(label) AS trim(regexp_replace(lower(replace(label, '*', '')), '[\s ]+', ' ', 'g'))

-- month_number --
-- "maart" is 3; not a month is 0
CREATE MACRO month_number(word) AS coalesce(list_position(
    ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december'],
    word), 0)

-- period_of --
-- "2025", "2025-03" or "2025-Q1" from what CBS writes: 2025JJ00, 2025MM03, 2025KW01, "2025 maart*", "2025 1e kwartaal", a first of a month
CREATE MACRO period_of(label) AS CASE
    WHEN regexp_full_match(plain_label(label), '\d{4}') THEN plain_label(label)
    WHEN regexp_full_match(plain_label(label), '\d{4}jj00') THEN left(plain_label(label), 4)
    WHEN regexp_full_match(plain_label(label), '\d{4}mm\d{2}') THEN left(plain_label(label), 4) || '-' || right(plain_label(label), 2)
    WHEN regexp_full_match(plain_label(label), '\d{4}kw0[1-4]') THEN left(plain_label(label), 4) || '-Q' || right(plain_label(label), 1)
    WHEN regexp_full_match(plain_label(label), '\d{4}-q[1-4]') THEN upper(plain_label(label))
    WHEN regexp_full_match(plain_label(label), '\d{4}-\d{2}') THEN plain_label(label)
    WHEN regexp_full_match(plain_label(label), '\d{4}-\d{2}-01( 00:00:00)?') THEN left(plain_label(label), 7)
    WHEN regexp_full_match(plain_label(label), '\d{4} [1-4]e kwartaal') THEN left(plain_label(label), 4) || '-Q' || plain_label(label)[6]
    WHEN month_number(plain_label(label)[6:]) > 0
    THEN left(plain_label(label), 4) || '-' || lpad(month_number(plain_label(label)[6:])::VARCHAR, 2, '0')
    END

-- year_of_key_figures --
-- the year of a "Kerncijfers wijken en buurten" table: CBS gives each year a table of its own, and the file does not name the year
CREATE MACRO year_of_key_figures(file_name) AS MAP {
    '83487NED': '2016', '83765NED': '2017', '84286NED': '2018', '84583NED': '2019', '84799NED': '2020', '85039NED': '2021',
    '85318NED': '2022', '85618NED': '2023', '85984NED': '2024', '86165NED': '2025'
    }[regexp_extract(file_name, '\d{5}NED')]
