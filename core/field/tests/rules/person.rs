use crate::support::{person, place};
use field::rule::person::{initials, who};

#[test]
fn initials_are_discreet() {
    let table = [
        ("Rob van der Meulen", "R.M."),
        ("R. van der Meulen", "R.M."),
        ("Vries, Jan Willem de", "J.V."),
        ("mevr. A. Jansen-Boer", "A.J."),
        ("Anne-Marie 't Hart", "A.H."),
        ("IJsbrand Ĳssel", "IJ.Ĳ."),
        ("fatima el idrissi", "F.I."),
        ("V. de Wit", "V.W."),
        ("Kees", "K."),
        ("Kees (buurman van nr. 5)", "K."),
        ("Élise", "É."),
        ("de", ""),
        ("", ""),
        ("30", ""),
    ];
    for (name, short) in table {
        assert_eq!(initials(name), short, "{name}");
    }
}

#[test]
fn somebody_without_a_name_is_shown_by_the_description() {
    let mut unknown = person(" ");
    unknown.description = "man, ongeveer 30".into();
    unknown.place = Some(place("bij het station", "Vriezenveen", None));
    let shown = who(&unknown);
    assert_eq!((shown.name.as_str(), shown.initials.as_str()), ("man, ongeveer 30", ""));
    assert_eq!(shown.village, "Vriezenveen");
    assert!(!format!("{shown:?}").contains("man"));
}
