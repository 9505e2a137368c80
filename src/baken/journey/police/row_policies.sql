-- police: generated from the matrix and the tables by `baken policies`; do not edit.
-- Forced row-level security: deny by default, one municipality, the organs of the role, the activity declared.

-- police_policereport · police · WPG_BURGEMEESTER
ALTER TABLE police_policereport ENABLE ROW LEVEL SECURITY;
ALTER TABLE police_policereport FORCE ROW LEVEL SECURITY;
REVOKE ALL ON police_policereport FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON police_policereport TO baken_backup;
GRANT SELECT, DELETE ON police_policereport TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON police_policereport TO baken_gate;
DROP POLICY IF EXISTS gate ON police_policereport;
DROP POLICY IF EXISTS destroy ON police_policereport;
DROP POLICY IF EXISTS see ON police_policereport;
DROP POLICY IF EXISTS enter ON police_policereport;
DROP POLICY IF EXISTS change ON police_policereport;
CREATE POLICY gate ON police_policereport FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON police_policereport FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON police_policereport
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON police_policereport TO baken_app, baken_worker;
CREATE POLICY see ON police_policereport FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('deputy_mayor:read_police_reports', 'mayor:read_police_reports'))
    AND (readable_until >= current_date));
GRANT INSERT ON police_policereport TO baken_app, baken_worker;
CREATE POLICY enter ON police_policereport FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('deputy_mayor:read_police_reports', 'mayor:read_police_reports')));
GRANT UPDATE (keep_until) ON police_policereport TO baken_app, baken_worker;
CREATE POLICY change ON police_policereport FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('deputy_mayor:read_police_reports', 'mayor:read_police_reports'))
    AND (readable_until >= current_date)) WITH CHECK (
    municipality = (SELECT gate.municipality()) AND organ = ANY ((SELECT gate.organs())::text[])
    AND (SELECT gate.acting_as('deputy_mayor:read_police_reports', 'mayor:read_police_reports'))
    AND (readable_until >= current_date));
