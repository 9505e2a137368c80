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
    WITH CHECK (municipality = (SELECT gate.municipality()) AND (SELECT gate.acting_as('administrator:administer')));
DROP POLICY IF EXISTS end_it ON organisations_membership;
CREATE POLICY end_it ON organisations_membership FOR UPDATE TO baken_app
    USING (municipality = (SELECT gate.municipality()) AND (SELECT gate.acting_as('administrator:administer')))
    WITH CHECK (municipality = (SELECT gate.municipality()));
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
