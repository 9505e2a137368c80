-- phenomena: generated from the matrix and the tables by `baken policies`; do not edit.
-- Forced row-level security: deny by default, one municipality, the organs of the role, the activity declared.

DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'phenomena_barriermodel'::regclass AND conname = 'phenomena_barriermodel_key_id')
    THEN ALTER TABLE phenomena_barriermodel ADD CONSTRAINT phenomena_barriermodel_key_id UNIQUE (municipality, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'phenomena_barrierstep'::regclass AND conname = 'phenomena_barrierstep_key_id')
    THEN ALTER TABLE phenomena_barrierstep ADD CONSTRAINT phenomena_barrierstep_key_id UNIQUE (municipality, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'phenomena_riskanalysis'::regclass AND conname = 'phenomena_riskanalysis_key_id')
    THEN ALTER TABLE phenomena_riskanalysis ADD CONSTRAINT phenomena_riskanalysis_key_id UNIQUE (municipality, id); END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'phenomena_riskarea'::regclass AND conname = 'phenomena_riskarea_key_id')
    THEN ALTER TABLE phenomena_riskarea ADD CONSTRAINT phenomena_riskarea_key_id UNIQUE (municipality, id); END IF; END $$;

-- phenomena_barrierline · phenomena · OPEN
ALTER TABLE phenomena_barrierline ENABLE ROW LEVEL SECURITY;
ALTER TABLE phenomena_barrierline FORCE ROW LEVEL SECURITY;
REVOKE ALL ON phenomena_barrierline FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON phenomena_barrierline TO baken_backup;
GRANT SELECT, DELETE ON phenomena_barrierline TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON phenomena_barrierline TO baken_gate;
DROP POLICY IF EXISTS gate ON phenomena_barrierline;
DROP POLICY IF EXISTS destroy ON phenomena_barrierline;
DROP POLICY IF EXISTS see ON phenomena_barrierline;
DROP POLICY IF EXISTS enter ON phenomena_barrierline;
DROP POLICY IF EXISTS change ON phenomena_barrierline;
CREATE POLICY gate ON phenomena_barrierline FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON phenomena_barrierline FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM phenomena_barrierstep AS parent WHERE parent.id = phenomena_barrierline.step_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON phenomena_barrierline
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON phenomena_barrierline TO baken_app, baken_worker;
CREATE POLICY see ON phenomena_barrierline FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('administrator:read_figures', 'alderman:read_figures', 'analyst:read_figures', 'case_director:read_figures', 'ciso:read_figures', 'councillor:read_figures', 'data_protection_officer:read_figures', 'deputy_mayor:read_figures', 'inspector:read_figures', 'lawyer:read_figures', 'lawyer:weigh_signals', 'mayor:read_figures', 'partner:read_figures', 'privacy_officer:read_figures', 'safety_adviser:manage_phenomena', 'safety_adviser:read_figures', 'safety_adviser:weigh_signals', 'system:manage_phenomena', 'weigher:manage_phenomena', 'weigher:read_figures', 'weigher:weigh_signals'))
    AND EXISTS (SELECT FROM phenomena_barrierstep AS parent WHERE parent.id = phenomena_barrierline.step_id));
GRANT INSERT ON phenomena_barrierline TO baken_app, baken_worker;
CREATE POLICY enter ON phenomena_barrierline FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:manage_phenomena', 'system:manage_phenomena', 'weigher:manage_phenomena'))
    AND EXISTS (SELECT FROM phenomena_barrierstep AS parent WHERE parent.id = phenomena_barrierline.step_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'phenomena_barrierline'::regclass AND conname = 'of_step_id')
    THEN ALTER TABLE phenomena_barrierline ADD CONSTRAINT of_step_id FOREIGN KEY (municipality, step_id) REFERENCES phenomena_barrierstep (municipality, id) DEFERRABLE; END IF; END $$;

-- phenomena_barriermodel · phenomena · OPEN
ALTER TABLE phenomena_barriermodel ENABLE ROW LEVEL SECURITY;
ALTER TABLE phenomena_barriermodel FORCE ROW LEVEL SECURITY;
REVOKE ALL ON phenomena_barriermodel FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON phenomena_barriermodel TO baken_backup;
GRANT SELECT, DELETE ON phenomena_barriermodel TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON phenomena_barriermodel TO baken_gate;
DROP POLICY IF EXISTS gate ON phenomena_barriermodel;
DROP POLICY IF EXISTS destroy ON phenomena_barriermodel;
DROP POLICY IF EXISTS see ON phenomena_barriermodel;
DROP POLICY IF EXISTS enter ON phenomena_barriermodel;
DROP POLICY IF EXISTS change ON phenomena_barriermodel;
CREATE POLICY gate ON phenomena_barriermodel FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON phenomena_barriermodel FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON phenomena_barriermodel
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON phenomena_barriermodel TO baken_app, baken_worker;
CREATE POLICY see ON phenomena_barriermodel FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('administrator:read_figures', 'alderman:read_figures', 'analyst:read_figures', 'case_director:read_figures', 'ciso:read_figures', 'councillor:read_figures', 'data_protection_officer:read_figures', 'deputy_mayor:read_figures', 'inspector:read_figures', 'lawyer:read_figures', 'lawyer:weigh_signals', 'mayor:read_figures', 'partner:read_figures', 'privacy_officer:read_figures', 'safety_adviser:manage_phenomena', 'safety_adviser:read_figures', 'safety_adviser:weigh_signals', 'system:manage_phenomena', 'weigher:manage_phenomena', 'weigher:read_figures', 'weigher:weigh_signals')));
GRANT INSERT ON phenomena_barriermodel TO baken_app, baken_worker;
CREATE POLICY enter ON phenomena_barriermodel FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:manage_phenomena', 'system:manage_phenomena', 'weigher:manage_phenomena'))
    AND "by" = (SELECT gate.membership()));
GRANT UPDATE (valid_until) ON phenomena_barriermodel TO baken_app, baken_worker;
CREATE POLICY change ON phenomena_barriermodel FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:manage_phenomena', 'system:manage_phenomena', 'weigher:manage_phenomena'))) WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:manage_phenomena', 'system:manage_phenomena', 'weigher:manage_phenomena')));
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON phenomena_barriermodel
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- phenomena_barrierstep · phenomena · OPEN
ALTER TABLE phenomena_barrierstep ENABLE ROW LEVEL SECURITY;
ALTER TABLE phenomena_barrierstep FORCE ROW LEVEL SECURITY;
REVOKE ALL ON phenomena_barrierstep FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON phenomena_barrierstep TO baken_backup;
GRANT SELECT, DELETE ON phenomena_barrierstep TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON phenomena_barrierstep TO baken_gate;
DROP POLICY IF EXISTS gate ON phenomena_barrierstep;
DROP POLICY IF EXISTS destroy ON phenomena_barrierstep;
DROP POLICY IF EXISTS see ON phenomena_barrierstep;
DROP POLICY IF EXISTS enter ON phenomena_barrierstep;
DROP POLICY IF EXISTS change ON phenomena_barrierstep;
CREATE POLICY gate ON phenomena_barrierstep FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON phenomena_barrierstep FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM phenomena_barriermodel AS parent WHERE parent.id = phenomena_barrierstep.model_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON phenomena_barrierstep
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON phenomena_barrierstep TO baken_app, baken_worker;
CREATE POLICY see ON phenomena_barrierstep FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('administrator:read_figures', 'alderman:read_figures', 'analyst:read_figures', 'case_director:read_figures', 'ciso:read_figures', 'councillor:read_figures', 'data_protection_officer:read_figures', 'deputy_mayor:read_figures', 'inspector:read_figures', 'lawyer:read_figures', 'lawyer:weigh_signals', 'mayor:read_figures', 'partner:read_figures', 'privacy_officer:read_figures', 'safety_adviser:manage_phenomena', 'safety_adviser:read_figures', 'safety_adviser:weigh_signals', 'system:manage_phenomena', 'weigher:manage_phenomena', 'weigher:read_figures', 'weigher:weigh_signals'))
    AND EXISTS (SELECT FROM phenomena_barriermodel AS parent WHERE parent.id = phenomena_barrierstep.model_id));
GRANT INSERT ON phenomena_barrierstep TO baken_app, baken_worker;
CREATE POLICY enter ON phenomena_barrierstep FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:manage_phenomena', 'system:manage_phenomena', 'weigher:manage_phenomena'))
    AND EXISTS (SELECT FROM phenomena_barriermodel AS parent WHERE parent.id = phenomena_barrierstep.model_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'phenomena_barrierstep'::regclass AND conname = 'of_model_id')
    THEN ALTER TABLE phenomena_barrierstep ADD CONSTRAINT of_model_id FOREIGN KEY (municipality, model_id) REFERENCES phenomena_barriermodel (municipality, id) DEFERRABLE; END IF; END $$;

-- phenomena_riskanalysis · phenomena.risk_areas · OPEN
ALTER TABLE phenomena_riskanalysis ENABLE ROW LEVEL SECURITY;
ALTER TABLE phenomena_riskanalysis FORCE ROW LEVEL SECURITY;
REVOKE ALL ON phenomena_riskanalysis FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON phenomena_riskanalysis TO baken_backup;
GRANT SELECT, DELETE ON phenomena_riskanalysis TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON phenomena_riskanalysis TO baken_gate;
DROP POLICY IF EXISTS gate ON phenomena_riskanalysis;
DROP POLICY IF EXISTS destroy ON phenomena_riskanalysis;
DROP POLICY IF EXISTS see ON phenomena_riskanalysis;
DROP POLICY IF EXISTS enter ON phenomena_riskanalysis;
DROP POLICY IF EXISTS change ON phenomena_riskanalysis;
CREATE POLICY gate ON phenomena_riskanalysis FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON phenomena_riskanalysis FOR ALL TO baken_destroyer USING (
    
    keep_until < current_date AND municipality = ANY ((SELECT gate.destroying())::text[])
    AND id <> ALL ((SELECT gate.held())::uuid[])) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON phenomena_riskanalysis
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON phenomena_riskanalysis TO baken_app, baken_worker;
CREATE POLICY see ON phenomena_riskanalysis FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('alderman:read_figures', 'analyst:read_figures', 'deputy_mayor:read_figures', 'lawyer:read_figures', 'mayor:read_figures', 'safety_adviser:manage_phenomena', 'safety_adviser:read_figures', 'system:manage_phenomena', 'weigher:read_figures')));
GRANT INSERT ON phenomena_riskanalysis TO baken_app, baken_worker;
CREATE POLICY enter ON phenomena_riskanalysis FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:manage_phenomena', 'system:manage_phenomena'))
    AND "by" = (SELECT gate.membership()));
GRANT UPDATE (valid_until) ON phenomena_riskanalysis TO baken_app, baken_worker;
CREATE POLICY change ON phenomena_riskanalysis FOR UPDATE TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:manage_phenomena', 'system:manage_phenomena'))) WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:manage_phenomena', 'system:manage_phenomena')));
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON phenomena_riskanalysis
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- phenomena_riskanswer · phenomena.risk_areas · OPEN
ALTER TABLE phenomena_riskanswer ENABLE ROW LEVEL SECURITY;
ALTER TABLE phenomena_riskanswer FORCE ROW LEVEL SECURITY;
REVOKE ALL ON phenomena_riskanswer FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON phenomena_riskanswer TO baken_backup;
GRANT SELECT, DELETE ON phenomena_riskanswer TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON phenomena_riskanswer TO baken_gate;
DROP POLICY IF EXISTS gate ON phenomena_riskanswer;
DROP POLICY IF EXISTS destroy ON phenomena_riskanswer;
DROP POLICY IF EXISTS see ON phenomena_riskanswer;
DROP POLICY IF EXISTS enter ON phenomena_riskanswer;
DROP POLICY IF EXISTS change ON phenomena_riskanswer;
CREATE POLICY gate ON phenomena_riskanswer FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON phenomena_riskanswer FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM phenomena_riskarea AS parent WHERE parent.id = phenomena_riskanswer.area_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON phenomena_riskanswer
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON phenomena_riskanswer TO baken_app, baken_worker;
CREATE POLICY see ON phenomena_riskanswer FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('alderman:read_figures', 'analyst:read_figures', 'deputy_mayor:read_figures', 'lawyer:read_figures', 'mayor:read_figures', 'safety_adviser:manage_phenomena', 'safety_adviser:read_figures', 'system:manage_phenomena', 'weigher:read_figures'))
    AND EXISTS (SELECT FROM phenomena_riskarea AS parent WHERE parent.id = phenomena_riskanswer.area_id));
GRANT INSERT ON phenomena_riskanswer TO baken_app, baken_worker;
CREATE POLICY enter ON phenomena_riskanswer FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:manage_phenomena', 'system:manage_phenomena'))
    AND "by" = (SELECT gate.membership())
    AND EXISTS (SELECT FROM phenomena_riskarea AS parent WHERE parent.id = phenomena_riskanswer.area_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'phenomena_riskanswer'::regclass AND conname = 'of_area_id')
    THEN ALTER TABLE phenomena_riskanswer ADD CONSTRAINT of_area_id FOREIGN KEY (municipality, area_id) REFERENCES phenomena_riskarea (municipality, id) DEFERRABLE; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'phenomena_riskanswer'::regclass AND conname = 'of_plan_action_id')
    THEN ALTER TABLE phenomena_riskanswer ADD CONSTRAINT of_plan_action_id FOREIGN KEY (municipality, plan_action_id) REFERENCES policy_planaction (municipality, id) DEFERRABLE; END IF; END $$;
CREATE OR REPLACE TRIGGER at_is_now BEFORE INSERT ON phenomena_riskanswer
    FOR EACH ROW EXECUTE FUNCTION gate.at_is_now();

-- phenomena_riskarea · phenomena.risk_areas · OPEN
ALTER TABLE phenomena_riskarea ENABLE ROW LEVEL SECURITY;
ALTER TABLE phenomena_riskarea FORCE ROW LEVEL SECURITY;
REVOKE ALL ON phenomena_riskarea FROM PUBLIC, baken_app, baken_worker, baken_login, baken_door, baken_numbers, baken_destroyer;
GRANT SELECT ON phenomena_riskarea TO baken_backup;
GRANT SELECT, DELETE ON phenomena_riskarea TO baken_destroyer;
GRANT SELECT, INSERT, UPDATE, DELETE ON phenomena_riskarea TO baken_gate;
DROP POLICY IF EXISTS gate ON phenomena_riskarea;
DROP POLICY IF EXISTS destroy ON phenomena_riskarea;
DROP POLICY IF EXISTS see ON phenomena_riskarea;
DROP POLICY IF EXISTS enter ON phenomena_riskarea;
DROP POLICY IF EXISTS change ON phenomena_riskarea;
CREATE POLICY gate ON phenomena_riskarea FOR ALL TO baken_gate USING (true) WITH CHECK (true);
CREATE POLICY destroy ON phenomena_riskarea FOR ALL TO baken_destroyer USING (EXISTS (SELECT FROM phenomena_riskanalysis AS parent WHERE parent.id = phenomena_riskarea.analysis_id)) WITH CHECK (false);
CREATE OR REPLACE TRIGGER remember_destroyed AFTER DELETE ON phenomena_riskarea
    FOR EACH ROW EXECUTE FUNCTION gate.remember_destroyed();
GRANT SELECT ON phenomena_riskarea TO baken_app, baken_worker;
CREATE POLICY see ON phenomena_riskarea FOR SELECT TO baken_app, baken_worker USING (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('alderman:read_figures', 'analyst:read_figures', 'deputy_mayor:read_figures', 'lawyer:read_figures', 'mayor:read_figures', 'safety_adviser:manage_phenomena', 'safety_adviser:read_figures', 'system:manage_phenomena', 'weigher:read_figures'))
    AND EXISTS (SELECT FROM phenomena_riskanalysis AS parent WHERE parent.id = phenomena_riskarea.analysis_id));
GRANT INSERT ON phenomena_riskarea TO baken_app, baken_worker;
CREATE POLICY enter ON phenomena_riskarea FOR INSERT TO baken_app, baken_worker WITH CHECK (
    municipality = (SELECT gate.municipality())
    AND (SELECT gate.acting_as('safety_adviser:manage_phenomena', 'system:manage_phenomena'))
    AND EXISTS (SELECT FROM phenomena_riskanalysis AS parent WHERE parent.id = phenomena_riskarea.analysis_id));
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = 'phenomena_riskarea'::regclass AND conname = 'of_analysis_id')
    THEN ALTER TABLE phenomena_riskarea ADD CONSTRAINT of_analysis_id FOREIGN KEY (municipality, analysis_id) REFERENCES phenomena_riskanalysis (municipality, id) DEFERRABLE; END IF; END $$;
