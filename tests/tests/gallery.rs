//! The error gallery: one reproduced example for every kind of issue, one fault away from
//! a good study, with words in both languages and a place.

use outlay_app::view::issue_view;
use outlay_app::words::{LANGUAGES, Words};
use outlay_core::issue::{Issue, IssueCode};
use outlay_core::outcome::evaluate_all;
use outlay_core::study::check::check;
use outlay_core::study::written::{self, Written};
use std::fs;

/// The issues of a text, from reading to evaluating, under all scenarios.
fn issues(text: &str) -> (Vec<Issue>, Option<Written>) {
    let written = match written::read(text) {
        Ok(written) => written,
        Err(issue) => return (vec![issue], None),
    };
    let mut ids: Vec<Option<String>> = outlay_app::view::scenario_ids(&written.value)
        .into_iter()
        .map(Some)
        .collect();
    if ids.is_empty() {
        ids.push(None);
    }
    let mut found: Vec<Issue> = Vec::new();
    for id in ids {
        let checked = check(&written.value, id.as_deref());
        found.extend(checked.issues);
        match checked.study.as_ref().map(evaluate_all) {
            Some(Ok(outcomes)) => found.extend(outcomes.issues),
            Some(Err(issue)) => found.push(issue),
            None => {}
        }
    }
    found.dedup();
    (found, Some(written))
}

fn example(code: IssueCode) -> (String, String) {
    let folder = outlay_tests::root().join("tests/bad-inputs");
    let known = ["toml", "json"].map(|ending| folder.join(format!("{}.{ending}", code.name())));
    let path = known.iter().find(|path| path.exists());
    let path = path.unwrap_or_else(|| panic!("no example of {}", code.name()));
    (
        path.display().to_string(),
        fs::read_to_string(path).expect("readable"),
    )
}

#[test]
fn every_code_has_an_example_that_shows_only_it() {
    let mut wrong = Vec::new();
    for code in IssueCode::ALL {
        let (path, text) = example(*code);
        let (found, _) = issues(&text);
        if found.is_empty() || found.iter().any(|issue| issue.code != *code) {
            let codes: Vec<_> = found
                .iter()
                .map(|issue| (issue.code.name(), &issue.path))
                .collect();
            wrong.push(format!("{path}: {codes:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_issue_says_what_is_wrong_and_how_to_mend_it() {
    for code in IssueCode::ALL {
        let (path, text) = example(*code);
        let (found, written) = issues(&text);
        for issue in &found {
            let view = issue_view(issue, written.as_ref());
            assert!(
                view.line.is_some() && view.column.is_some(),
                "{path}: no place for {}",
                issue.path
            );
            for language in LANGUAGES {
                let words = Words::new(language, "CNY", 2);
                for sentence in [&view.message, &view.remedy] {
                    let said = words.say(sentence);
                    assert_ne!(said, sentence.key, "{path}: no words in {language}");
                    assert!(
                        !said.contains("{$"),
                        "{path}: a value is missing in {language}: {said}"
                    );
                }
            }
        }
    }
}

#[test]
fn nothing_is_priced_with_a_part_of_its_plan_missing() {
    let text = r#"
        format = 1
        title = "Half"
        currency = "CNY"
        start = "2027-01"
        months = 3
        [[plans]]
        id = "broken"
        charges = [{ id = "fee", price = { model = "flat", amount = "10" } },
                   { id = "more", price = { model = "flat", amount = "ten" } }]
        [[plans]]
        id = "sound"
        charges = [{ id = "fee", price = { model = "flat", amount = "30" } }]
        [[options]]
        id = "cheap-by-mistake"
        plan = "broken"
        [[options]]
        id = "honest"
        plan = "sound"
    "#;
    let written = written::read(text).expect("valid TOML");
    let shown = outlay_app::view::evaluation(&written.value, "", Some(&written));
    let priced: Vec<_> = shown
        .options
        .iter()
        .map(|option| option.id.as_str())
        .collect();
    let unpriced: Vec<_> = shown
        .unpriced
        .iter()
        .map(|option| option.id.as_str())
        .collect();
    assert_eq!(
        (priced, unpriced),
        (vec!["honest"], vec!["cheap-by-mistake"])
    );
}
