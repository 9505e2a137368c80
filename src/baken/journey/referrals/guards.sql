-- No referral leaves with an empty criterion (Wgs 2.23(3), C10); urgency is no ground here.
SET ROLE baken_gate;
CREATE OR REPLACE FUNCTION gate.riec_criteria_are_given() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF NEW.to_state = 'referred' AND NOT EXISTS (
        SELECT FROM public.referrals_riecreferral r WHERE r.municipality = NEW.municipality AND r.id = NEW.referral_id
           AND btrim(r.type_of_signal) <> '' AND btrim(r.number_and_nature) <> ''
           AND btrim(r.weight_and_earlier_steps) <> '' AND btrim(r.similar_signals) <> '')
    THEN
        RAISE EXCEPTION 'all four criteria are needed' USING ERRCODE = 'BK422';
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION gate.riec_criteria_are_given() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.riec_criteria_are_given() TO baken_owner;
RESET ROLE;
CREATE OR REPLACE TRIGGER criteria_before_referral BEFORE INSERT ON referrals_riecreferralstep
    FOR EACH ROW EXECUTE FUNCTION gate.riec_criteria_are_given();
