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
    IF NEW.to_state = 'referred' AND gate.referral_uses_unchecked_signals(NEW.referral_id) THEN
        RAISE EXCEPTION 'no check 2B for the RIEC was confirmed for any signal of this dossier' USING ERRCODE = 'BK422';
    END IF;
    RETURN NEW;
END $$;
-- A dossier with signals goes to the RIEC when a lawyer confirmed check 2B for the RIEC for at least one of them (brief B5).
CREATE OR REPLACE FUNCTION gate.referral_uses_unchecked_signals(referral uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT coalesce(NOT bool_or(gate.may_be_used_for(b.municipality, b.signal_id, 'riec')), false)
      FROM public.referrals_riecreferral r
      JOIN public.dossiers_dossiersignal b ON b.municipality = r.municipality AND b.dossier_id = r.dossier_id
     WHERE r.municipality = gate.municipality() AND r.id = referral
$$;
REVOKE ALL ON FUNCTION gate.referral_uses_unchecked_signals(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.referral_uses_unchecked_signals(uuid) TO baken_app;
REVOKE ALL ON FUNCTION gate.riec_criteria_are_given() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.riec_criteria_are_given() TO baken_owner;
RESET ROLE;
CREATE OR REPLACE TRIGGER criteria_before_referral BEFORE INSERT ON referrals_riecreferralstep
    FOR EACH ROW EXECUTE FUNCTION gate.riec_criteria_are_given();
