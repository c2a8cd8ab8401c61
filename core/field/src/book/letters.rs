//! How text is compared in search: letter case and accents aside.

/// What a character counts as: one or two plain small letters, or nothing for a mark that is
/// written over the letter before it.
pub(super) fn plain(c: char) -> (Option<char>, Option<char>) {
    let letter = match c {
        '\0'..='\x7f' => return (Some(c.to_ascii_lowercase()), None),
        '\u{300}'..='\u{36f}' => return (None, None),
        'Æ' | 'æ' => return (Some('a'), Some('e')),
        'Œ' | 'œ' => return (Some('o'), Some('e')),
        'Ĳ' | 'ĳ' => return (Some('i'), Some('j')),
        'ß' | 'ẞ' => return (Some('s'), Some('s')),
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' => 'a',
        'Ç' | 'ç' | 'Ć'..='č' => 'c',
        'Ð' | 'ð' | 'Ď'..='đ' => 'd',
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' => 'e',
        'Ĝ'..='ģ' | 'Ǧ' | 'ǧ' => 'g',
        'Ĥ'..='ħ' => 'h',
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' => 'i',
        'Ĵ' | 'ĵ' => 'j',
        'Ķ'..='ĸ' => 'k',
        'Ĺ'..='ł' => 'l',
        'Ñ' | 'ñ' | 'Ń'..='ŋ' => 'n',
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' => 'o',
        'Ŕ'..='ř' => 'r',
        'Ś'..='š' | 'Ș' | 'ș' | 'ſ' => 's',
        'Ţ'..='ŧ' | 'Ț' | 'ț' => 't',
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' => 'u',
        'Ŵ' | 'ŵ' => 'w',
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' => 'y',
        'Ź'..='ž' => 'z',
        '’' | '‘' => '\'',
        other => other.to_lowercase().next().unwrap_or(other),
    };
    (Some(letter), None)
}
