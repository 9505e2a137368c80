-- front: search. Its questions run in definer functions, because full-text operators are not leakproof and their indexes go unused under
-- row policies (architecture 4.5). The functions give ids; the page loads the records themselves under their policies, which decide.

CREATE SCHEMA IF NOT EXISTS found;
REVOKE ALL ON SCHEMA found FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA found TO baken_gate;
GRANT USAGE ON SCHEMA found TO baken_app;

SET ROLE baken_gate;
-- Numbers that people write in many ways, in the one spelling of `instruments.linking.identifiers`: plates, telephone numbers, accounts, addresses.
CREATE OR REPLACE FUNCTION gate.marks(said text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ARRAY(SELECT 'mark:' || pg_catalog.upper(pg_catalog.replace(hit[1], '-', ''))
                   FROM pg_catalog.regexp_matches(said, '\m([A-Za-z0-9]{1,3}-[A-Za-z0-9]{2,3}-[A-Za-z0-9]{1,2})\M', 'g') AS hit)
        || ARRAY(SELECT 'mark:+31' || pg_catalog.right(pg_catalog.regexp_replace(hit[1], '[^0-9]', '', 'g'), 9)
                   FROM pg_catalog.regexp_matches(said, '((?:\+31|0031|\m0)[ -]?(?:\(0\))?[1-9](?:[ -]?[0-9]){8})(?![0-9])', 'g') AS hit)
        || ARRAY(SELECT 'mark:' || pg_catalog.upper(pg_catalog.replace(hit[1], ' ', ''))
                   FROM pg_catalog.regexp_matches(said, '\m([A-Za-z]{2}[0-9]{2} ?[A-Za-z]{4}(?: ?[0-9]{2,4}){3,5})\M', 'g') AS hit)
        || ARRAY(SELECT 'mark:' || pg_catalog.upper(hit[1] || hit[2] || hit[3])
                   FROM pg_catalog.regexp_matches(said, '\m([1-9][0-9]{3}) ?([A-Za-z]{2}),? +([1-9][0-9]{0,4})(?![0-9])', 'g') AS hit)
$$;
-- The words of a text as this configuration writes them, each behind its municipality and organ: who asks can only touch the part of the
-- index that belongs to their own reach, so that neither the answer nor the time it takes says anything of the rest.
CREATE OR REPLACE FUNCTION gate.scoped_words(municipality text, organ text, way regconfig, said text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 2000 AS $$
    SELECT pg_catalog.array_to_tsvector(ARRAY(
        SELECT municipality || '.' || organ || '.' || pg_catalog.left(word, 100)
          FROM pg_catalog.unnest(pg_catalog.tsvector_to_array(pg_catalog.to_tsvector(way, said)) || gate.marks(said)) AS word WHERE word <> ''))
$$;
-- All these words in one text (longer ones also as the beginning of a word: Dutch compounds), or one of these marks; within this reach.
CREATE OR REPLACE FUNCTION gate.scoped_query(reach text, way regconfig, words text, marks text[]) RETURNS tsquery
LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
    WITH scope AS (SELECT reach || '.' || organ || '.' AS said FROM unnest(coalesce(gate.organs(), '{}')) AS organ UNION ALL SELECT '-.'),
         word AS (SELECT word FROM unnest(tsvector_to_array(to_tsvector(way, words))) AS word WHERE word <> ''),
         every AS (SELECT string_agg(quote_literal(replace(scope.said || left(word.word, 100), '\', '')) || CASE WHEN length(word.word) > 3 THEN ':*' ELSE '' END, ' | ') AS said
                     FROM word, scope GROUP BY word.word),
         one AS (SELECT quote_literal(replace(scope.said || 'mark:' || mark, '\', '')) AS said FROM unnest(marks) AS mark, scope)
    SELECT nullif(concat_ws(' | ', (SELECT '(' || string_agg('(' || said || ')', ' & ') || ')' FROM every), (SELECT string_agg(said, ' | ') FROM one)), '')::tsquery
$$;

-- Signals: by the words of summary, place and phenomenon, or by a key. Newest first, older than `before`, at most `most`.
CREATE OR REPLACE FUNCTION found.signals(words text, marks text[], digests text[], before uuid, most int) RETURNS TABLE (id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    reach text := gate.reach('signals');
    organs text[] := coalesce(gate.organs(), '{}');
    asked tsquery := gate.scoped_query(reach, 'dutch', words, marks);
    last uuid := coalesce(before, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
BEGIN
    RETURN QUERY SELECT hit.id FROM (
        (SELECT s.id FROM public.signals_signal s
          WHERE gate.scoped_words(s.municipality, s.organ, 'dutch', s.place || ' . ' || s.summary || ' . ' || replace(s.phenomenon, '_', ' ')) @@ asked AND s.id < last
          ORDER BY s.id DESC LIMIT most)
        UNION
        (SELECT s.id FROM public.signals_signalkey k JOIN public.signals_signal s ON s.municipality = k.municipality AND s.id = k.signal_id
          WHERE k.municipality = reach AND k.digest = ANY (digests) AND s.organ = ANY (organs) AND s.id < last
          ORDER BY s.id DESC LIMIT most)) AS hit
     ORDER BY hit.id DESC LIMIT most;
END $$;

-- Dossiers: by their own words, those of a note, the name of who or what they are about, or a key.
CREATE OR REPLACE FUNCTION found.dossiers(words text, marks text[], digests text[], before uuid, most int) RETURNS TABLE (id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    reach text := gate.reach('dossiers');
    reach_of_names text := gate.reach('subjects');
    organs text[] := coalesce(gate.organs(), '{}');
    asked tsquery := gate.scoped_query(reach, 'dutch', words, marks);
    asked_names tsquery := gate.scoped_query(reach_of_names, 'simple', words, marks);
    last uuid := coalesce(before, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
BEGIN
    RETURN QUERY SELECT hit.id FROM (
        (SELECT d.id FROM public.dossiers_dossier d
          WHERE gate.scoped_words(d.municipality, d.organ, 'dutch', d.title || ' . ' || d.place || ' . ' || d.purpose || ' . ' || d.context) @@ asked
            AND d.id < last ORDER BY d.id DESC LIMIT most)
        UNION
        (SELECT n.dossier_id FROM public.dossiers_dossiernote n
          WHERE gate.scoped_words(n.municipality, n.organ, 'dutch', n.text) @@ asked AND n.dossier_id < last
          GROUP BY n.dossier_id ORDER BY n.dossier_id DESC LIMIT most)
        UNION
        (SELECT b.dossier_id FROM public.dossiers_dossiersubject b
           JOIN (SELECT p.municipality, p.id FROM public.subjects_person p
                  WHERE gate.scoped_words(p.municipality, p.organ, 'simple', p.name) @@ asked_names) AS named
             ON named.municipality = b.municipality AND named.id = b.person_id
          WHERE b.dossier_id < last GROUP BY b.dossier_id ORDER BY b.dossier_id DESC LIMIT most)
        UNION
        (SELECT b.dossier_id FROM public.dossiers_dossiersubject b
           JOIN (SELECT p.municipality, p.id FROM public.subjects_business p
                  WHERE gate.scoped_words(p.municipality, p.organ, 'simple', p.name) @@ asked_names) AS named
             ON named.municipality = b.municipality AND named.id = b.business_id
          WHERE b.dossier_id < last GROUP BY b.dossier_id ORDER BY b.dossier_id DESC LIMIT most)
        UNION
        (SELECT d.id FROM public.dossiers_dossierkey k JOIN public.dossiers_dossier d ON d.municipality = k.municipality AND d.id = k.dossier_id
          WHERE k.municipality = reach AND k.digest = ANY (digests) AND d.organ = ANY (organs) AND d.id < last
            AND (k.kind <> 'person' OR reach_of_names = reach)
          ORDER BY d.id DESC LIMIT most)) AS hit
     ORDER BY hit.id DESC LIMIT most;
END $$;

-- A kept search goes when its day is over; its owner can let it go before.
CREATE OR REPLACE FUNCTION gate.let_search_go(search uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
    DELETE FROM public.front_savedsearch s WHERE s.municipality = gate.municipality() AND s.id = search AND s."by" = gate.membership()
$$;
CREATE OR REPLACE FUNCTION gate.forget_searches() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE gone bigint;
BEGIN
    DELETE FROM public.front_savedsearch WHERE valid_until < gate.today();
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN gone;
END $$;
REVOKE ALL ON FUNCTION found.signals(text, text[], text[], uuid, int), found.dossiers(text, text[], text[], uuid, int), gate.forget_searches(),
    gate.let_search_go(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION found.signals(text, text[], text[], uuid, int), found.dossiers(text, text[], text[], uuid, int), gate.let_search_go(uuid) TO baken_app;
GRANT EXECUTE ON FUNCTION gate.forget_searches() TO baken_worker;
RESET ROLE;

CREATE INDEX IF NOT EXISTS signal_by_its_words ON signals_signal
 USING gin (gate.scoped_words(municipality, organ, 'dutch', place || ' . ' || summary || ' . ' || replace(phenomenon, '_', ' ')));
CREATE INDEX IF NOT EXISTS dossier_by_word ON dossiers_dossier
 USING gin (gate.scoped_words(municipality, organ, 'dutch', title || ' . ' || place || ' . ' || purpose || ' . ' || context));
CREATE INDEX IF NOT EXISTS dossier_note_by_word ON dossiers_dossiernote USING gin (gate.scoped_words(municipality, organ, 'dutch', text));
CREATE INDEX IF NOT EXISTS person_by_word ON subjects_person USING gin (gate.scoped_words(municipality, organ, 'simple', name));
CREATE INDEX IF NOT EXISTS business_by_word ON subjects_business USING gin (gate.scoped_words(municipality, organ, 'simple', name));
