-- What is published is read at the public door, and never changes (C81).
CREATE SCHEMA IF NOT EXISTS door;
SET ROLE baken_gate;

CREATE OR REPLACE FUNCTION gate.publication_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF OLD.published_at IS NOT NULL
       AND (NEW.content, NEW.title, NEW.kind, NEW.published_at) IS DISTINCT FROM (OLD.content, OLD.title, OLD.kind, OLD.published_at)
    THEN
        RAISE EXCEPTION 'what is published does not change' USING ERRCODE = 'BK422';
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION gate.publication_stays() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.publication_stays() TO baken_owner;
RESET ROLE;
CREATE OR REPLACE TRIGGER publication_stays BEFORE UPDATE ON council_publication
    FOR EACH ROW EXECUTE FUNCTION gate.publication_stays();

GRANT USAGE, CREATE ON SCHEMA door TO baken_gate;
SET ROLE baken_gate;
-- The newest published account of a municipality's plan, or nothing.
CREATE OR REPLACE FUNCTION door.account(wanted text) RETURNS TABLE (title text, content jsonb, published_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT p.title, p.content, p.published_at FROM public.council_publication p
     WHERE p.municipality = wanted AND p.kind = 'account' AND p.published_at IS NOT NULL
     ORDER BY p.published_at DESC LIMIT 1
$$;
REVOKE ALL ON FUNCTION door.account(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION door.account(text) TO baken_door;
RESET ROLE;
