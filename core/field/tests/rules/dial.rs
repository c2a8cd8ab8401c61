use field::rule::dial::*;
use phonenumber::country::Id::NL;
use proptest::prelude::*;

#[test]
fn numbers_as_people_write_them() {
    use DialKind::*;
    let table = [
        ("112", "112", "112", None, Emergency),
        ("113", "113", "113", None, Short),
        ("116 123", "116 123", "116123", None, Short),
        ("14 0546", "14 0546", "140546", None, Municipality),
        ("14020", "14 020", "14020", None, Municipality),
        ("0800-1205", "0800-1205", "08001205", None, Free),
        ("0800 123 4567", "0800-123 4567", "08001234567", None, Free),
        ("0900-8844", "0900-8844", "09008844", None, Paid),
        ("+31 900 8844", "0900-8844", "09008844", None, Paid),
        ("(0546) 840 840", "(0546) 840 840", "0546840840", Some("+31546840840"), Area),
        ("0031546840840", "(0546) 840 840", "0546840840", Some("+31546840840"), Area),
        ("+31 (0)546 - 84 08 40", "(0546) 840 840", "0546840840", Some("+31546840840"), Area),
        ("tel:+31546840840", "(0546) 840 840", "0546840840", Some("+31546840840"), Area),
        ("Tel: 0546/840840", "(0546) 840 840", "0546840840", Some("+31546840840"), Area),
        ("\u{202a}0546–840840\u{202c}", "(0546) 840 840", "0546840840", Some("+31546840840"), Area),
        ("020 123 45 67", "(020) 123 4567", "0201234567", Some("+31201234567"), Area),
        (" 06-1234.5678 ", "06 1234 5678", "0612345678", Some("+31612345678"), Mobile),
        ("088 123 4567", "088 123 4567", "0881234567", Some("+31881234567"), Company),
        ("085-1234567", "085 123 4567", "0851234567", Some("+31851234567"), Nongeographic),
        ("0970 12345678", "0970 1234 5678", "097012345678", Some("+3197012345678"), Machine),
        ("+49 5921 12345", "+49 592112345", "+49592112345", Some("+49592112345"), International),
        ("0032 2 123 45 67", "+32 21234567", "+3221234567", Some("+3221234567"), International),
        ("+1 212 555 0100", "+1 2125550100", "+12125550100", Some("+12125550100"), International),
    ];
    for (input, shown, string, e164, kind) in table {
        let read = dial(input).unwrap_or_else(|e| panic!("{input}: {e}"));
        assert_eq!((read.shown.as_str(), read.dial.as_str()), (shown, string), "{input}");
        assert_eq!((read.e164.as_deref(), read.kind), (e164, kind), "{input}");
    }
}

#[test]
fn what_is_no_number_is_refused() {
    use NotDialable::*;
    let table = [
        ("", Empty),
        ("  - ", Empty),
        ("tel:", Empty),
        ("+", Empty),
        ("bel Jan", NotDigits),
        ("*21*0612345678#", NotDigits),
        ("0546840840,,1", NotDigits),
        ("tel:0546840840;ext=1", NotDigits),
        ("0546\n840840", NotDigits),
        ("0546\u{0}840840", NotDigits),
        ("٠٥٤٦٨٤٠٨٤٠", Length),
        ("٠٥٤٦", NotDigits),
        ("06+12345678", NotDigits),
        ("++31546840840", NotDigits),
        ("054684084", Length),
        ("05468408400", Length),
        ("0546", Length),
        ("14 0999", Length),
        ("0800-12345", Length),
        ("+49 12", Length),
        ("+4912345678901234", Length),
        ("0549840840", Start),
        ("0660000000", Start),
        ("+0546840840", Start),
        ("840840", Start),
        ("911", Start),
    ];
    for (input, why) in table {
        if input.starts_with('٠') {
            assert!(dial(input).is_err(), "{input}");
            continue;
        }
        assert_eq!(dial(input), Err(why), "{input:?}");
    }
    assert_eq!(dial(&"0".repeat(10_000)), Err(Length));
}

/// Every Dutch number of a plan of prefixes, ours against the rules of libphonenumber.
#[test]
fn agrees_with_phonenumber_but_for_known_differences() {
    let mut compared = 0;
    for prefix in 0..10_000_u32 {
        for tail in ["23456", "234567", "2345678", "234"] {
            let national = format!("0{prefix:04}{tail}");
            let theirs = phonenumber::parse(Some(NL), &national)
                .ok()
                .filter(|n| n.code().value() == 31 && n.is_valid());
            let ours = dial(&national).ok();
            if is_known_difference(&national, ours.as_ref()) {
                continue;
            }
            assert_eq!(ours.is_some(), theirs.is_some(), "{national}");
            if let (Some(ours), Some(theirs)) = (ours, theirs)
                && let Some(e164) = ours.e164
            {
                assert_eq!(e164, theirs.format().mode(phonenumber::Mode::E164).to_string());
                compared += 1;
            }
        }
    }
    assert!(compared > 5_000, "{compared}");
}

/// Where the two may differ, and why ours is kept.
fn is_known_difference(national: &str, ours: Option<&Dial>) -> bool {
    // "00" is the way abroad, which is another list.
    national.starts_with("00")
        // 0800 and 0900 numbers have four or seven digits; libphonenumber takes all from four to
        // seven, and gives them a +31 that does not work from abroad.
        || national.starts_with("0800")
        || ["0900", "0906", "0909"].iter().any(|start| national.starts_with(start))
        // Pagers, which nobody carries any more.
        || national.starts_with("066")
        // Services for data and closed groups, which no person answers.
        || ["0676", "082"].iter().any(|start| national.starts_with(start))
        // Mobile numbers of twelve digits: only machines (097) have those, the crate takes 06 too.
        || (national.starts_with("06") && national.len() == 12)
        // 14 behind a nought: short numbers are dialled without one.
        || (ours.is_none() && national.starts_with("014"))
}

proptest! {
    #[test]
    fn no_input_panics_and_what_is_read_is_safe_to_dial(input in "\\PC{0,60}") {
        if let Ok(read) = dial(&input) {
            let bare = read.dial.strip_prefix('+').unwrap_or(&read.dial);
            prop_assert!(bare.bytes().all(|b| b.is_ascii_digit()));
            prop_assert!((3..=15).contains(&bare.len()));
        }
    }

    #[test]
    fn reading_what_was_read_changes_nothing(input in "(\\+31|0|00|14 0|\\+)?[0-9 ]{2,14}") {
        if let Ok(read) = dial(&input) {
            prop_assert_eq!(dial(&read.shown), Ok(read.clone()));
            prop_assert_eq!(dial(&read.dial), Ok(read.clone()));
            if let Some(e164) = &read.e164 {
                prop_assert_eq!(dial(e164), Ok(read.clone()));
            }
        }
    }
}
