-- topics: what people answered to stays as it was asked, and what is published today can be read by everybody.

GRANT SELECT ON topics_formentry TO baken_gate;

CREATE OR REPLACE FUNCTION public.form_entry_keeps_its_words() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF OLD.published_at IS NOT NULL
       AND to_jsonb(NEW) - ARRAY['valid_until', 'keep_until'] IS DISTINCT FROM to_jsonb(OLD) - ARRAY['valid_until', 'keep_until'] THEN
        RAISE EXCEPTION 'a published version keeps its words' USING ERRCODE = 'BK422';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER form_entry_keeps_its_words BEFORE UPDATE ON topics_formentry
    FOR EACH ROW EXECUTE FUNCTION public.form_entry_keeps_its_words();

SET ROLE baken_gate;

-- What this municipality publishes on a day (NULL: today): the highest version of each entry that is valid then. Public words, no person.
CREATE OR REPLACE FUNCTION gate.published_form(of_municipality text, on_day date)
RETURNS TABLE (kind text, code text, number int, content jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT DISTINCT ON (e.kind, e.code) e.kind::text, e.code::text, e.number::int, e.content
      FROM public.topics_formentry e
     WHERE e.municipality = of_municipality AND e.published_at IS NOT NULL
       AND e.valid_from <= coalesce(on_day, gate.today()) AND (e.valid_until IS NULL OR e.valid_until >= coalesce(on_day, gate.today()))
     ORDER BY e.kind, e.code, e.number DESC
$$;
REVOKE ALL ON FUNCTION gate.published_form(text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.published_form(text, date) TO baken_app, baken_worker;

RESET ROLE;
