-- policy: once a version is offered or adopted its words are frozen. Who does an action, by when, and of what kind it is,
-- are matters of execution and may still change; everything else needs an amendment (C25).

CREATE OR REPLACE FUNCTION public.policy_keep_words() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
    free constant text[] := ARRAY['owner', 'due_on', 'kind', 'keep_until'];
    version_state text;
BEGIN
    SELECT state INTO version_state FROM public.policy_planversion
     WHERE municipality = NEW.municipality AND id = NEW.version_id;
    IF version_state = 'draft' THEN
        RETURN NEW;
    ELSIF TG_OP = 'UPDATE' AND to_jsonb(NEW) - free = to_jsonb(OLD) - free THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the words of a version in state % are frozen', version_state USING ERRCODE = 'BK422';
END $$;

CREATE OR REPLACE TRIGGER keep_words BEFORE INSERT OR UPDATE ON policy_priority FOR EACH ROW EXECUTE FUNCTION public.policy_keep_words();
CREATE OR REPLACE TRIGGER keep_words BEFORE INSERT OR UPDATE ON policy_goal FOR EACH ROW EXECUTE FUNCTION public.policy_keep_words();
CREATE OR REPLACE TRIGGER keep_words BEFORE INSERT OR UPDATE ON policy_planaction FOR EACH ROW EXECUTE FUNCTION public.policy_keep_words();
CREATE OR REPLACE TRIGGER keep_words BEFORE INSERT OR UPDATE ON policy_indicator FOR EACH ROW EXECUTE FUNCTION public.policy_keep_words();
CREATE OR REPLACE TRIGGER keep_words BEFORE INSERT OR UPDATE ON policy_precondition FOR EACH ROW EXECUTE FUNCTION public.policy_keep_words();
CREATE OR REPLACE TRIGGER keep_words BEFORE INSERT OR UPDATE ON policy_responsibility FOR EACH ROW EXECUTE FUNCTION public.policy_keep_words();
CREATE OR REPLACE TRIGGER keep_words BEFORE INSERT OR UPDATE ON policy_loosepromise FOR EACH ROW EXECUTE FUNCTION public.policy_keep_words();
