-- Phenomena are reference data: everybody on the staff side reads the common list and the own one; who manages them writes the own one.
ALTER TABLE phenomena_phenomenon ENABLE ROW LEVEL SECURITY;
ALTER TABLE phenomena_phenomenon FORCE ROW LEVEL SECURITY;
REVOKE ALL ON phenomena_phenomenon FROM PUBLIC, baken_app, baken_worker;
DROP POLICY IF EXISTS see ON phenomena_phenomenon;
CREATE POLICY see ON phenomena_phenomenon FOR SELECT TO baken_app, baken_worker
    USING (municipality = '' OR municipality = (SELECT gate.municipality()));
DROP POLICY IF EXISTS enter ON phenomena_phenomenon;
CREATE POLICY enter ON phenomena_phenomenon FOR INSERT TO baken_app
    WITH CHECK (municipality = (SELECT gate.municipality()) AND (SELECT gate.activity()) = 'manage_phenomena' AND by = (SELECT gate.membership()));
DROP POLICY IF EXISTS finish ON phenomena_phenomenon;
CREATE POLICY finish ON phenomena_phenomenon FOR UPDATE TO baken_app
    USING (municipality = (SELECT gate.municipality()) AND (SELECT gate.activity()) = 'manage_phenomena')
    WITH CHECK (municipality = (SELECT gate.municipality()));
DROP POLICY IF EXISTS settle ON phenomena_phenomenon;
CREATE POLICY settle ON phenomena_phenomenon TO baken_owner, baken_gate USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON phenomena_phenomenon TO baken_app;
GRANT UPDATE (valid_until) ON phenomena_phenomenon TO baken_app;
GRANT SELECT ON phenomena_phenomenon TO baken_worker, baken_gate, baken_backup;
