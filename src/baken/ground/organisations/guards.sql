-- Who may see and open what of identity. The web role sees names of memberships of the municipality it acts for, never a
-- secret; the sign-in role opens sessions and can do nothing else (architecture 2.3).

ALTER TABLE organisations_municipality ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisations_municipality FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS see ON organisations_municipality;
CREATE POLICY see ON organisations_municipality FOR SELECT USING (true);
DROP POLICY IF EXISTS settle ON organisations_municipality;
CREATE POLICY settle ON organisations_municipality TO baken_owner USING (true) WITH CHECK (true);
GRANT SELECT ON organisations_municipality TO baken_app, baken_worker, baken_login, baken_gate, baken_backup, baken_numbers;

ALTER TABLE organisations_organisation ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisations_organisation FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS see ON organisations_organisation;
CREATE POLICY see ON organisations_organisation FOR SELECT USING (true);
DROP POLICY IF EXISTS settle ON organisations_organisation;
CREATE POLICY settle ON organisations_organisation TO baken_owner USING (true) WITH CHECK (true);
GRANT SELECT ON organisations_organisation TO baken_app, baken_worker, baken_login, baken_gate, baken_backup;

ALTER TABLE organisations_account ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisations_account FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS settle ON organisations_account;
CREATE POLICY settle ON organisations_account TO baken_owner, baken_gate, baken_login USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS see ON organisations_account;
CREATE POLICY see ON organisations_account FOR SELECT TO baken_app USING (id = (SELECT gate.account()));
GRANT SELECT ON organisations_account TO baken_app, baken_gate, baken_backup;
GRANT SELECT, INSERT, UPDATE ON organisations_account TO baken_login;

ALTER TABLE organisations_credential ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisations_credential FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS settle ON organisations_credential;
CREATE POLICY settle ON organisations_credential TO baken_login, baken_owner USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON organisations_credential TO baken_login;

ALTER TABLE organisations_passkey ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisations_passkey FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS settle ON organisations_passkey;
CREATE POLICY settle ON organisations_passkey TO baken_login, baken_owner USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON organisations_passkey TO baken_login;

ALTER TABLE organisations_membership ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisations_membership FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS see ON organisations_membership;
CREATE POLICY see ON organisations_membership FOR SELECT TO baken_app, baken_worker USING (municipality = (SELECT gate.municipality()));
DROP POLICY IF EXISTS administer ON organisations_membership;
CREATE POLICY administer ON organisations_membership FOR INSERT TO baken_app
    WITH CHECK (
        municipality = (SELECT gate.municipality()) AND (SELECT gate.acting_as('administrator:administer'))
        -- nobody gives themselves a role, a person is never the worker, and noodtoegang has its own way in, with a notice
        AND account_id <> (SELECT gate.account()) AND role <> 'system' AND break_glass_reason = '');
DROP POLICY IF EXISTS end_it ON organisations_membership;
CREATE POLICY end_it ON organisations_membership FOR UPDATE TO baken_app
    USING (municipality = (SELECT gate.municipality()) AND (SELECT gate.acting_as('administrator:administer')))
    WITH CHECK (municipality = (SELECT gate.municipality()) AND (SELECT gate.acting_as('administrator:administer')));
DROP POLICY IF EXISTS settle ON organisations_membership;
CREATE POLICY settle ON organisations_membership TO baken_owner, baken_gate, baken_login USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON organisations_membership TO baken_app;
GRANT UPDATE (valid_until) ON organisations_membership TO baken_app;
GRANT SELECT ON organisations_membership TO baken_worker, baken_backup;
GRANT SELECT ON organisations_membership TO baken_login;
GRANT SELECT, INSERT ON organisations_membership TO baken_gate;

ALTER TABLE organisations_session ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisations_session FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS settle ON organisations_session;
CREATE POLICY settle ON organisations_session TO baken_login, baken_gate, baken_owner USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON organisations_session TO baken_login;
GRANT SELECT ON organisations_session TO baken_gate;

-- Noodtoegang: step in for another role for four hours. Who may step in for whom is data of the room (gate.breakable).
CREATE TABLE IF NOT EXISTS gate.breakable (role text NOT NULL, into_role text NOT NULL, PRIMARY KEY (role, into_role));
REVOKE ALL ON gate.breakable FROM PUBLIC;
GRANT SELECT ON gate.breakable TO baken_gate;
SET ROLE baken_gate;
-- A role that is given may end sooner, never later: what ended stays ended, and four hours of noodtoegang stay four.
CREATE OR REPLACE FUNCTION gate.membership_only_ends() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF current_user = 'baken_app' AND coalesce(NEW.valid_until, 'infinity') > coalesce(OLD.valid_until, 'infinity') THEN
        RAISE EXCEPTION 'a role that ends is given anew, not made longer' USING ERRCODE = 'BK422';
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION gate.membership_only_ends() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.membership_only_ends() TO baken_owner;
-- Do two memberships have two people behind them? One person may hold two roles, and is still one pair of eyes.
CREATE OR REPLACE FUNCTION gate.two_people(one uuid, other uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT count(DISTINCT m.account_id) = 2 FROM public.organisations_membership m WHERE m.id IN (one, other)
$$;
REVOKE ALL ON FUNCTION gate.two_people(uuid, uuid) FROM PUBLIC;
CREATE OR REPLACE FUNCTION gate.break_glass(token text, own_membership uuid, wanted_role text, reason text) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    held record;
    made uuid := uuidv7();
BEGIN
    SELECT m.* INTO held
      FROM public.organisations_session s JOIN public.organisations_membership m ON m.account_id = s.account_id
     WHERE s.token_hash = sha256(convert_to(token, 'UTF8')) AND s.expires_at > clock_timestamp() AND m.id = own_membership
       AND m.valid_from <= clock_timestamp() AND (m.valid_until IS NULL OR m.valid_until > clock_timestamp()) AND m.break_glass_reason = '';
    IF held.id IS NULL OR btrim(reason) = '' OR NOT EXISTS (
        SELECT FROM gate.breakable b WHERE b.role = held.role AND b.into_role = wanted_role)
    THEN
        RAISE EXCEPTION 'this role cannot be taken over so' USING ERRCODE = 'BK403';
    END IF;
    INSERT INTO public.organisations_membership (id, account_id, organisation_id, municipality, role, name, valid_from, valid_until, break_glass_reason)
    VALUES (made, held.account_id, held.organisation_id, held.municipality, wanted_role, held.name, clock_timestamp(),
            clock_timestamp() + interval '4 hours', reason);
    INSERT INTO public.privacy_notice (id, municipality, organ, at, what, about_membership)
    VALUES (uuidv7(), held.municipality, 'college', clock_timestamp(),
            left(held.name || ' gebruikte noodtoegang als ' || wanted_role || ': ' || reason, 300), made);
    RETURN made;
END $$;
REVOKE ALL ON FUNCTION gate.break_glass(text, uuid, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.break_glass(text, uuid, text, text) TO baken_app;
RESET ROLE;
CREATE OR REPLACE TRIGGER only_ends BEFORE UPDATE ON organisations_membership
    FOR EACH ROW EXECUTE FUNCTION gate.membership_only_ends();
