-- The gate: who acts is decided here and nowhere else (architecture 2.3).
-- A session token, a chosen membership and an activity are resolved by a definer function, which signs the context with
-- a secret only the gate can read, bound to this backend and this transaction. SQL injection can set the setting,
-- but cannot make a signature. Every row policy reads the context through the functions below.

CREATE SCHEMA IF NOT EXISTS gate;
REVOKE ALL ON SCHEMA gate FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA gate TO baken_gate;
GRANT USAGE ON SCHEMA gate TO baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;

CREATE TABLE IF NOT EXISTS gate.secret (single boolean PRIMARY KEY DEFAULT true CHECK (single), inner_pad bytea NOT NULL, outer_pad bytea NOT NULL);
CREATE TABLE IF NOT EXISTS gate.allowed (role text NOT NULL, activity text NOT NULL, PRIMARY KEY (role, activity));
CREATE TABLE IF NOT EXISTS gate.granted (role text NOT NULL, activity text NOT NULL, shelf text NOT NULL, PRIMARY KEY (role, activity, shelf));
CREATE TABLE IF NOT EXISTS gate.role_organ (role text NOT NULL, organ text NOT NULL, PRIMARY KEY (role, organ));
CREATE TABLE IF NOT EXISTS gate.transition (
    machine text NOT NULL, from_state text NOT NULL, to_state text NOT NULL, PRIMARY KEY (machine, from_state, to_state));
CREATE TABLE IF NOT EXISTS gate.matrix_history (applied_at timestamptz PRIMARY KEY DEFAULT clock_timestamp(), grants jsonb NOT NULL);
CREATE TABLE IF NOT EXISTS gate.destroyable (source text PRIMARY KEY, is_root boolean NOT NULL);
ALTER TABLE gate.destroyable ADD COLUMN IF NOT EXISTS rule text;
-- How long each kind of record is kept, from the vocabulary; of an own norm the bounds in months between which a municipality adopts another.
CREATE TABLE IF NOT EXISTS gate.retention_rule (key text PRIMARY KEY, term text NOT NULL, own_norm boolean NOT NULL, least int, most int);
CREATE TABLE IF NOT EXISTS gate.norm_of_ours (key text PRIMARY KEY, ours int NOT NULL);
REVOKE ALL ON gate.destroyable, gate.retention_rule, gate.norm_of_ours FROM PUBLIC;
GRANT SELECT ON gate.destroyable, gate.retention_rule, gate.norm_of_ours TO baken_gate;
CREATE TABLE IF NOT EXISTS gate.setting (key text PRIMARY KEY, value text NOT NULL);
REVOKE ALL ON gate.secret, gate.allowed, gate.granted, gate.role_organ, gate.transition, gate.setting, gate.matrix_history FROM PUBLIC;
GRANT SELECT ON gate.secret, gate.allowed, gate.granted, gate.role_organ, gate.transition, gate.setting TO baken_gate;
GRANT SELECT ON gate.allowed, gate.role_organ, gate.transition, gate.matrix_history TO baken_app, baken_worker;

-- HMAC-SHA-256 (RFC 2104) needs the key xored with two constants; both halves are drawn once, so no key is ever shown.
INSERT INTO gate.secret (inner_pad, outer_pad)
SELECT string_agg(set_byte('\x00'::bytea, 0, get_byte(k.key, i) # 54), ''::bytea ORDER BY i),
       string_agg(set_byte('\x00'::bytea, 0, get_byte(k.key, i) # 92), ''::bytea ORDER BY i)
  FROM (SELECT sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
            || sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) AS key) AS k,
       generate_series(0, 63) AS i
 WHERE NOT EXISTS (SELECT FROM gate.secret)
HAVING count(*) > 0;

SET ROLE baken_gate;

CREATE OR REPLACE FUNCTION gate.sign(payload text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
    SELECT encode(sha256(outer_pad || sha256(inner_pad || convert_to(
               payload || '|' || pg_backend_pid() || '|' || extract(epoch FROM transaction_timestamp())::text, 'UTF8'))), 'hex')
      FROM gate.secret
$$;
REVOKE ALL ON FUNCTION gate.sign(text) FROM PUBLIC;

-- The context of this transaction, verified: {municipality, organs, role, activity, membership, account}; NULL when none.
CREATE OR REPLACE FUNCTION gate.context() RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED SET search_path = pg_catalog AS $$
DECLARE
    held text := nullif(current_setting('baken.context', true), '');
    cut int;
BEGIN
    IF held IS NULL THEN RETURN NULL; END IF;
    cut := length(held) - 65;
    IF cut < 1 OR gate.sign(left(held, cut)) IS DISTINCT FROM right(held, 64) THEN RETURN NULL; END IF;
    RETURN string_to_array(left(held, cut), '|');
END $$;

CREATE OR REPLACE FUNCTION gate.municipality() RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog AS $$ SELECT (gate.context())[1] $$;
CREATE OR REPLACE FUNCTION gate.organs() RETURNS text[] LANGUAGE sql STABLE SET search_path = pg_catalog AS $$ SELECT string_to_array((gate.context())[2], ',') $$;
CREATE OR REPLACE FUNCTION gate.role() RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog AS $$ SELECT (gate.context())[3] $$;
CREATE OR REPLACE FUNCTION gate.activity() RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog AS $$ SELECT (gate.context())[4] $$;
CREATE OR REPLACE FUNCTION gate.membership() RETURNS uuid LANGUAGE sql STABLE SET search_path = pg_catalog AS $$ SELECT (gate.context())[5]::uuid $$;
CREATE OR REPLACE FUNCTION gate.account() RETURNS uuid LANGUAGE sql STABLE SET search_path = pg_catalog AS $$ SELECT (gate.context())[6]::uuid $$;
-- The organisation for which the person who acts sits at the table; what a partner may see hangs on it.
CREATE OR REPLACE FUNCTION gate.organisation() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT m.organisation_id FROM public.organisations_membership m WHERE m.id = gate.membership()
$$;
-- Which day it is here: a session may run in UTC, but a term ends at midnight in the Netherlands.
CREATE OR REPLACE FUNCTION gate.today() RETURNS date LANGUAGE sql STABLE SET search_path = pg_catalog AS $$ SELECT (statement_timestamp() AT TIME ZONE 'Europe/Amsterdam')::date $$;
-- Is the present role and activity one of these ('role:activity')? The lists in the policies come from the matrix.
CREATE OR REPLACE FUNCTION gate.acting_as(VARIADIC pairs text[]) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
    SELECT coalesce((SELECT c[3] || ':' || c[4] = ANY (pairs) FROM (SELECT gate.context() AS c) AS held), false)
$$;

-- How far a question reaches: the municipality whose rows of this shelf the matrix lets the present role and activity see, or '-',
-- which no row carries. A refused question is asked in the same words as any other, and meets nothing (architecture 4.5).
CREATE OR REPLACE FUNCTION gate.reach(shelf text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT CASE WHEN EXISTS (SELECT FROM gate.granted g WHERE g.role = gate.role() AND g.activity = gate.activity() AND g.shelf = reach.shelf)
                THEN gate.municipality() ELSE '-' END
$$;
REVOKE ALL ON FUNCTION gate.reach(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.reach(text) TO baken_app;

CREATE OR REPLACE FUNCTION gate.hold(municipality text, organs text, role text, activity text, membership uuid, account uuid)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE payload text := concat_ws('|', municipality, organs, role, activity, membership, account);
BEGIN
    PERFORM set_config('baken.context', payload || '|' || gate.sign(payload), true);
END $$;
REVOKE ALL ON FUNCTION gate.hold(text, text, text, text, uuid, uuid) FROM PUBLIC;

-- Enter as the person of this session, in this membership, for this activity. Anything amiss: refused (BK403), no context.
CREATE OR REPLACE FUNCTION gate.enter(token text, wanted_membership uuid, wanted_activity text,
    OUT account_id uuid, OUT membership_id uuid, OUT name text, OUT municipality text, OUT organs text[], OUT role text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    PERFORM set_config('baken.context', '', true);
    SELECT m.account_id, m.id, m.name, m.municipality, m.role,
           (SELECT array_agg(o.organ ORDER BY o.organ) FROM gate.role_organ o WHERE o.role = m.role)
      INTO account_id, membership_id, name, municipality, role, organs
      FROM public.organisations_session s
      JOIN public.organisations_membership m ON m.account_id = s.account_id
      JOIN public.organisations_account a ON a.id = s.account_id AND a.active
     WHERE s.token_hash = sha256(convert_to(token, 'UTF8')) AND s.expires_at > clock_timestamp()
       AND m.id = wanted_membership AND m.valid_from <= clock_timestamp()
       AND (m.valid_until IS NULL OR m.valid_until > clock_timestamp());
    IF membership_id IS NULL THEN
        RAISE EXCEPTION 'no such session or membership' USING ERRCODE = 'BK401';
    END IF;
    IF NOT EXISTS (SELECT FROM gate.allowed p WHERE p.role = enter.role AND p.activity = wanted_activity) THEN
        RAISE EXCEPTION 'role % does not do %', role, wanted_activity USING ERRCODE = 'BK403';
    END IF;
    PERFORM gate.hold(municipality, array_to_string(organs, ','), role, wanted_activity, membership_id, account_id);
END $$;

-- The worker enters for one municipality and one activity of its own list; it acts as nobody (the zero membership).
CREATE OR REPLACE FUNCTION gate.enter_worker(municipality text, wanted_activity text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE nobody constant uuid := '00000000-0000-0000-0000-000000000000';
BEGIN
    IF NOT EXISTS (SELECT FROM gate.allowed p WHERE p.role = 'system' AND p.activity = wanted_activity) THEN
        RAISE EXCEPTION 'the worker does not do %', wanted_activity USING ERRCODE = 'BK403';
    END IF;
    PERFORM gate.hold(municipality, 'college,council,mayor', 'system', wanted_activity, nobody, nobody);
END $$;

CREATE OR REPLACE FUNCTION gate.leave() RETURNS void LANGUAGE sql SET search_path = pg_catalog AS $$ SELECT set_config('baken.context', '', true) $$;

-- When something is written is said by the database: nobody dates it back, not by raw SQL either. Only where the owner wrote
-- `clock = given` (the demo's year, the tests) does the moment that is given count.
CREATE OR REPLACE FUNCTION gate.moment(given timestamptz) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT CASE WHEN EXISTS (SELECT FROM gate.setting s WHERE s.key = 'clock' AND s.value = 'given')
                THEN coalesce(given, transaction_timestamp()) ELSE transaction_timestamp() END
$$;
CREATE OR REPLACE FUNCTION gate.at_is_now() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    NEW.at := gate.moment(NEW.at);
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION gate.moment(timestamptz), gate.at_is_now() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.at_is_now() TO baken_owner;

-- A step moves its record: the right transition, from the state it is in now, by the person who acts (architecture 2.8).
-- Arguments: parent table, foreign key column, machine.
CREATE OR REPLACE FUNCTION gate.take_step() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    present text;
    parent uuid := (to_jsonb(NEW) ->> TG_ARGV[1])::uuid;
BEGIN
    EXECUTE format('SELECT state FROM public.%I WHERE municipality = $1 AND id = $2 FOR UPDATE', TG_ARGV[0])
       INTO present USING NEW.municipality, parent;
    IF present IS NULL THEN
        RAISE EXCEPTION 'there is no such record to move' USING ERRCODE = 'BK404';
    ELSIF present <> NEW.from_state THEN
        RAISE EXCEPTION 'the record is in state %, not in %', present, NEW.from_state USING ERRCODE = 'BK409';
    ELSIF NOT EXISTS (SELECT FROM gate.transition t
                       WHERE t.machine = TG_ARGV[2] AND t.from_state = NEW.from_state AND t.to_state = NEW.to_state) THEN
        RAISE EXCEPTION '% never goes from % to %', TG_ARGV[2], NEW.from_state, NEW.to_state USING ERRCODE = 'BK422';
    ELSIF NEW."by" IS DISTINCT FROM gate.membership() THEN
        RAISE EXCEPTION 'a step is taken by the person who acts' USING ERRCODE = 'BK403';
    END IF;
    IF TG_TABLE_NAME <> 'intake_reportstep' THEN NEW.at := gate.moment(NEW.at); END IF;  -- there a moment is kept coarse on purpose
    EXECUTE format('SELECT coalesce(max(seq), 0) + 1 FROM public.%I WHERE municipality = $1 AND %I = $2', TG_TABLE_NAME, TG_ARGV[1])
       INTO NEW.seq USING NEW.municipality, parent;
    EXECUTE format('UPDATE public.%I SET state = $3 WHERE municipality = $1 AND id = $2', TG_ARGV[0])
      USING NEW.municipality, parent, NEW.to_state;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION gate.take_step() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.take_step() TO baken_owner;

-- Destruction (architecture 2.9): whose approved batch is being carried out now, what is held, and a ledger of what went.
CREATE OR REPLACE FUNCTION gate.destroying() RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT coalesce(array_agg(DISTINCT b.municipality), '{}') FROM public.privacy_destructionbatch b
     WHERE b.seconded_at IS NOT NULL AND b.executed_at IS NULL
$$;
CREATE OR REPLACE FUNCTION gate.held() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT coalesce(array_agg(h.record), '{}') FROM public.privacy_legalhold h WHERE h.ended_at IS NULL
$$;
CREATE OR REPLACE FUNCTION gate.remember_destroyed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    INSERT INTO public.privacy_destroyedrecord (id, municipality, organ, source, record, gone_on)
    VALUES (uuidv7(), OLD.municipality, OLD.organ, TG_TABLE_NAME, OLD.id, current_date);
    RETURN OLD;
END $$;
-- Which decision on retention is in force here on this day. A decision of the college or the mayor is public and names nobody.
CREATE OR REPLACE FUNCTION gate.retention_in_force(municipality text, day date, OUT adoption uuid, OUT organ text, OUT decided_on date,
    OUT number text, OUT valid_from date, OUT schedule jsonb, OUT fingerprint text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT a.id, a.organ, a.decided_on, a.number, a.valid_from, a.schedule, a.fingerprint FROM public.privacy_retentionadoption a
     WHERE a.municipality = retention_in_force.municipality AND a.valid_from <= day
     ORDER BY a.valid_from DESC, a.at DESC, a.id DESC LIMIT 1  -- `at` first: an id is chosen by who writes
$$;
-- The term of a rule in whole months, as adopted; NULL where nothing was adopted for it.
CREATE OR REPLACE FUNCTION gate.adopted_months(schedule jsonb, rule text) RETURNS int
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
    SELECT substring(schedule -> rule ->> 'term' FROM '^P([0-9]+)M$')::int
$$;
-- A number as the municipality set it by then, or ours. It says nothing about anybody.
CREATE OR REPLACE FUNCTION gate.norm_at(municipality text, wanted text, moment timestamptz) RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT coalesce((SELECT n.value FROM public.privacy_norm n WHERE n.municipality = norm_at.municipality AND n.key = wanted AND n.at <= moment
                      ORDER BY n.at DESC, n.id DESC LIMIT 1), (SELECT o.ours FROM gate.norm_of_ours o WHERE o.key = wanted))
$$;
REVOKE ALL ON FUNCTION gate.norm_at(text, text, timestamptz) FROM PUBLIC;
CREATE OR REPLACE FUNCTION gate.norm(municipality text, wanted text) RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$ SELECT gate.norm_at(municipality, wanted, 'infinity') $$;
-- What is adopted is every rule of the house, an own norm within its bounds and the others as they are (docs/adr/0022).
CREATE OR REPLACE FUNCTION gate.retention_is_adopted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF gate.role() IS DISTINCT FROM 'privacy_officer' OR NEW."by" IS DISTINCT FROM gate.membership() THEN
        RAISE EXCEPTION 'De privacy officer legt vast dat de bewaartermijnen vastgesteld zijn.' USING ERRCODE = 'BK403';
    ELSIF NEW.decided_on > gate.today() THEN
        RAISE EXCEPTION 'De dag van het besluit kan niet in de toekomst liggen.' USING ERRCODE = 'BK422';
    ELSIF NEW.valid_from < (gate.retention_in_force(NEW.municipality, gate.today())).valid_from THEN
        RAISE EXCEPTION 'Er geldt al een later besluit. Leg een nieuw besluit vast dat daarna begint.' USING ERRCODE = 'BK422';
    ELSIF EXISTS (SELECT FROM gate.retention_rule r WHERE NOT coalesce(
            CASE WHEN r.least IS NULL THEN NEW.schedule -> r.key ->> 'term' = r.term
                 ELSE gate.adopted_months(NEW.schedule, r.key) BETWEEN r.least AND r.most END, false)) THEN
        RAISE EXCEPTION 'Kies een termijn tussen de grenzen die erbij staan.' USING ERRCODE = 'BK422';
    END IF;
    NEW.applied_on := CASE WHEN NEW.valid_from <= gate.today() THEN gate.today() END;
    RETURN NEW;
END $$;
-- From its first day a term also holds for what is kept already, where it is shorter: each room hangs its own records on `applied_on`.
CREATE OR REPLACE FUNCTION gate.apply_retention() RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
    WITH due AS (UPDATE public.privacy_retentionadoption SET applied_on = gate.today()
                  WHERE applied_on IS NULL AND valid_from <= gate.today() RETURNING 1)
    SELECT count(*) FROM due
$$;
-- Which own norms of what would go were not adopted here, and the decision that holds for the rest.
CREATE OR REPLACE FUNCTION gate.batch_rests_on(municipality text, counts jsonb, OUT adoption uuid, OUT not_adopted jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT held.adoption, coalesce((
        SELECT jsonb_agg(DISTINCT r.key) FROM gate.destroyable d JOIN gate.retention_rule r ON r.key = d.rule
         WHERE counts ? d.source AND r.own_norm AND NOT coalesce(held.schedule ? r.key, false)), '[]')
      FROM gate.retention_in_force(municipality, gate.today()) held
$$;
-- Two people approve, each for themselves and once; nobody proposes what is approved or carried out already. What goes by an own norm
-- that nobody adopted goes only with a reason why it cannot wait, and the FG is told: keeping it for want of a decision would be worse.
CREATE OR REPLACE FUNCTION gate.destruction_takes_two() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.approved_by IS NOT NULL OR NEW.seconded_by IS NOT NULL OR NEW.executed_at IS NOT NULL THEN
            RAISE EXCEPTION 'a proposal begins without approval' USING ERRCODE = 'BK403';
        END IF;
        SELECT r.adoption, r.not_adopted INTO NEW.adoption_id, NEW.not_adopted FROM gate.batch_rests_on(NEW.municipality, NEW.counts) r;
        NEW.why_now := '';
    ELSIF NEW.approved_by IS NULL AND OLD.approved_by IS NOT NULL AND OLD.executed_at IS NULL AND pg_trigger_depth() > 1 THEN
        RETURN NEW;  -- approvals lapse with another decision on retention (below), and by nobody's hand
    ELSIF (NEW.approved_by, NEW.approved_at, NEW.seconded_by, NEW.seconded_at)
          IS DISTINCT FROM (OLD.approved_by, OLD.approved_at, OLD.seconded_by, OLD.seconded_at) THEN
        IF OLD.seconded_by IS NOT NULL
           OR OLD.approved_by IS NULL AND (NEW.approved_by IS DISTINCT FROM gate.membership() OR NEW.seconded_by IS NOT NULL)
           OR OLD.approved_by IS NOT NULL AND (
                (NEW.approved_by, NEW.approved_at) IS DISTINCT FROM (OLD.approved_by, OLD.approved_at)
                OR NEW.seconded_by IS DISTINCT FROM gate.membership() OR NOT gate.two_people(NEW.approved_by, NEW.seconded_by)) THEN
            RAISE EXCEPTION 'two people approve, each for themselves and once' USING ERRCODE = 'BK403';
        END IF;
        NEW.approved_at := CASE WHEN OLD.approved_by IS NULL THEN gate.moment(NEW.approved_at) ELSE OLD.approved_at END;
        NEW.seconded_at := CASE WHEN NEW.seconded_by IS NOT NULL THEN gate.moment(NEW.seconded_at) END;
        IF OLD.approved_by IS NULL THEN  -- a decision may have come since it was proposed
            SELECT r.adoption, r.not_adopted INTO NEW.adoption_id, NEW.not_adopted FROM gate.batch_rests_on(NEW.municipality, NEW.counts) r;
            IF NEW.not_adopted = '[]' THEN
                NEW.why_now := '';
            ELSIF trim(NEW.why_now) = '' THEN
                RAISE EXCEPTION 'De gemeente heeft deze bewaartermijn nog niet vastgesteld. Schrijf op waarom vernietigen niet kan wachten.'
                    USING ERRCODE = 'BK422';
            ELSE
                INSERT INTO public.privacy_notice (id, municipality, organ, at, what) VALUES (uuidv7(), NEW.municipality, NEW.organ,
                    clock_timestamp(), 'Vernietiging goedgekeurd zonder vastgestelde bewaartermijn: ' || left(NEW.why_now, 200));
            END IF;
        END IF;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.approved_by IS NOT NULL AND NEW.why_now IS DISTINCT FROM OLD.why_now THEN
        RAISE EXCEPTION 'what was approved stays as it was' USING ERRCODE = 'BK403';
    END IF;
    RETURN NEW;
END $$;
-- A hold is ended once, by who acts.
CREATE OR REPLACE FUNCTION gate.hold_ends_once() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF OLD.ended_by IS NOT NULL OR NEW.ended_by IS DISTINCT FROM gate.membership() THEN
        RAISE EXCEPTION 'a hold is ended once, by who acts' USING ERRCODE = 'BK403';
    END IF;
    NEW.ended_at := gate.moment(NEW.ended_at);
    RETURN NEW;
END $$;
-- The reason of an urgent act is given by who did it, and is due in days; it is reviewed by somebody else, who guards privacy.
-- When that was is said by the database.
CREATE OR REPLACE FUNCTION gate.urgent_act_is_answered() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.reviewed_by IS NOT NULL OR NEW.reason_due > gate.moment(NEW.at) + interval '10 days' THEN
            RAISE EXCEPTION 'an urgent act begins unreviewed, and its reason is due in days' USING ERRCODE = 'BK403';
        END IF;
        NEW.reason_given_at := CASE WHEN NEW.reason_given_at IS NOT NULL THEN gate.moment(NEW.reason_given_at) END;
        RETURN NEW;
    END IF;
    IF (NEW.reason, NEW.reason_given_at) IS DISTINCT FROM (OLD.reason, OLD.reason_given_at) THEN
        IF OLD."by" IS DISTINCT FROM gate.membership() THEN
            RAISE EXCEPTION 'the reason is given by who acted' USING ERRCODE = 'BK403';
        END IF;
        NEW.reason_given_at := CASE WHEN NEW.reason_given_at IS NOT NULL THEN gate.moment(NEW.reason_given_at) END;
    END IF;
    IF (NEW.reviewed_by, NEW.reviewed_at) IS DISTINCT FROM (OLD.reviewed_by, OLD.reviewed_at) THEN
        IF OLD.reviewed_by IS NOT NULL OR NEW.reviewed_by IS DISTINCT FROM gate.membership()
           OR gate.role() IS DISTINCT FROM 'privacy_officer' OR NOT gate.two_people(NEW.reviewed_by, OLD."by") THEN
            RAISE EXCEPTION 'somebody else, who guards privacy, reviews it once' USING ERRCODE = 'BK403';
        END IF;
        NEW.reviewed_at := gate.moment(NEW.reviewed_at);
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION gate.destruction_takes_two(), gate.hold_ends_once(), gate.urgent_act_is_answered() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.destruction_takes_two(), gate.hold_ends_once(), gate.urgent_act_is_answered() TO baken_owner;
-- What could go now, per table of which the term counts (its followers go along).
CREATE OR REPLACE FUNCTION gate.expired_in(municipality text) RETURNS TABLE (source text, number bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    FOR source IN SELECT d.source FROM gate.destroyable d WHERE d.is_root ORDER BY 1 LOOP
        EXECUTE format('SELECT count(*) FROM public.%I WHERE municipality = $1 AND keep_until < current_date AND id <> ALL (gate.held())', source)
           INTO number USING expired_in.municipality;
        IF number > 0 THEN RETURN NEXT; END IF;
    END LOOP;
END $$;
CREATE OR REPLACE FUNCTION gate.expired() RETURNS TABLE (source text, number bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    PERFORM gate.apply_retention();
    RETURN QUERY SELECT e.source, e.number FROM gate.expired_in(gate.municipality()) e;
END $$;
-- Who approved, approved what was shown: when another decision makes more go, both approvals lapse and what would go is counted anew.
CREATE OR REPLACE FUNCTION gate.approvals_lapse() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    UPDATE public.privacy_destructionbatch b
       SET approved_by = NULL, approved_at = NULL, seconded_by = NULL, seconded_at = NULL, why_now = '',
           counts = (SELECT coalesce(jsonb_object_agg(e.source, e.number), '{}') FROM gate.expired_in(NEW.municipality) e)
     WHERE b.municipality = NEW.municipality AND b.executed_at IS NULL;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION gate.expired_in(text), gate.approvals_lapse() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.approvals_lapse() TO baken_owner;
CREATE OR REPLACE FUNCTION gate.finish_destruction(batch uuid, gone jsonb, digest text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    UPDATE public.privacy_destructionbatch SET executed_at = clock_timestamp(), destroyed = gone, certificate = digest
     WHERE id = batch AND seconded_at IS NOT NULL AND executed_at IS NULL;
    IF NOT FOUND THEN RAISE EXCEPTION 'no such approved batch' USING ERRCODE = 'BK422'; END IF;
END $$;
DROP FUNCTION IF EXISTS gate.batches_to_destroy();
-- What may go of each approved batch: the tables that were shown to who approved, and the decision it rests on (it is part of the proof).
CREATE OR REPLACE FUNCTION gate.batches_to_destroy() RETURNS TABLE (batch uuid, municipality text, sources text[], rests_on text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT b.id, b.municipality, ARRAY(SELECT jsonb_object_keys(b.counts)),
           coalesce((SELECT 'besluit ' || a.number || ' van ' || a.decided_on || ', ' || a.fingerprint
                       FROM public.privacy_retentionadoption a WHERE a.municipality = b.municipality AND a.id = b.adoption_id), 'geen besluit')
           || CASE WHEN b.not_adopted = '[]' THEN '' ELSE '; nog niet vastgesteld: ' || b.not_adopted::text END
      FROM public.privacy_destructionbatch b WHERE b.seconded_at IS NOT NULL AND b.executed_at IS NULL ORDER BY b.id
$$;
-- After a restore: what the ledger outside the database names goes again. Only tables of records, only by the owner.
CREATE OR REPLACE FUNCTION gate.destroy_again(known jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    line jsonb;
    gone bigint := 0;
    rows bigint;
BEGIN
    FOR line IN SELECT * FROM jsonb_array_elements(known) LOOP
        IF EXISTS (SELECT FROM gate.destroyable d WHERE d.source = line ->> 0) THEN
            EXECUTE format('DELETE FROM public.%I WHERE id = $1', line ->> 0) USING (line ->> 1)::uuid;
            GET DIAGNOSTICS rows = ROW_COUNT;
            gone := gone + rows;
        END IF;
    END LOOP;
    RETURN gone;
END $$;
REVOKE ALL ON FUNCTION gate.destroy_again(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.destroy_again(jsonb) TO baken_owner;
REVOKE ALL ON FUNCTION gate.destroying(), gate.held(), gate.remember_destroyed(), gate.expired(),
    gate.finish_destruction(uuid, jsonb, text), gate.batches_to_destroy() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.destroying(), gate.held(), gate.finish_destruction(uuid, jsonb, text), gate.batches_to_destroy() TO baken_destroyer;
GRANT EXECUTE ON FUNCTION gate.expired() TO baken_app;
REVOKE ALL ON FUNCTION gate.retention_in_force(text, date), gate.adopted_months(jsonb, text), gate.retention_is_adopted(),
    gate.apply_retention(), gate.batch_rests_on(text, jsonb), gate.norm(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.norm(text, text) TO baken_app, baken_worker;
GRANT EXECUTE ON FUNCTION gate.retention_in_force(text, date), gate.batch_rests_on(text, jsonb) TO baken_app, baken_worker;
GRANT EXECUTE ON FUNCTION gate.apply_retention() TO baken_worker;
GRANT EXECUTE ON FUNCTION gate.retention_is_adopted() TO baken_owner;
GRANT EXECUTE ON FUNCTION gate.remember_destroyed() TO baken_owner;

REVOKE ALL ON FUNCTION gate.enter_worker(text, text), gate.enter(text, uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.enter(text, uuid, text) TO baken_app;
GRANT EXECUTE ON FUNCTION gate.enter_worker(text, text) TO baken_worker;

RESET ROLE;

CREATE OR REPLACE TRIGGER is_adopted BEFORE INSERT ON privacy_retentionadoption
    FOR EACH ROW EXECUTE FUNCTION gate.retention_is_adopted();
CREATE OR REPLACE TRIGGER then_approvals_lapse AFTER INSERT OR UPDATE OF applied_on ON privacy_retentionadoption  -- after the rooms followed: r, s, t
    FOR EACH ROW WHEN (NEW.applied_on IS NOT NULL) EXECUTE FUNCTION gate.approvals_lapse();
CREATE OR REPLACE TRIGGER takes_two BEFORE INSERT OR UPDATE OF approved_by, approved_at, seconded_by, seconded_at, why_now ON privacy_destructionbatch
    FOR EACH ROW EXECUTE FUNCTION gate.destruction_takes_two();
CREATE OR REPLACE TRIGGER ends_once BEFORE UPDATE OF ended_by, ended_at ON privacy_legalhold
    FOR EACH ROW EXECUTE FUNCTION gate.hold_ends_once();
CREATE OR REPLACE TRIGGER answered BEFORE INSERT OR UPDATE OF reason, reason_given_at, reviewed_by, reviewed_at ON privacy_urgentact
    FOR EACH ROW EXECUTE FUNCTION gate.urgent_act_is_answered();
