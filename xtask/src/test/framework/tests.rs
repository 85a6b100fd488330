use super::fault;

/// A page with this template in a function.
fn page(template: &str) -> Option<String> {
    fault(&format!("fn page(app: &App) -> Html {{\n    html! {{ {template} }}\n}}\n"), false)
}

#[test]
fn a_condition_stands_alone_in_its_element() {
    assert_eq!(
        page("<p>{ a }</p><div>if b { <i /> } else if c { <b /> } else { <u /> }</div>"),
        None
    );
    for bad in [
        "<div><p />if b { <i /> }</div>",
        "<div>if b { <i /> }<Part /></div>",
        "if b { <i /> }",
        "<div>if let Some(x) = f(|y| { y }) { <p>if b { <i /> }{ a }</p> }</div>",
    ] {
        assert!(page(bad).is_some(), "{bad}");
    }
}

#[test]
fn items_have_keys() {
    assert_eq!(
        page("<ul>{ for all.iter().map(|x| html! { <li key={x.id}>{ x }</li> }) }</ul>"),
        None
    );
    assert_eq!(page("<ul>for x in all { <li key={x.id} /> }</ul>"), None);
    // A choice between something and nothing is no list.
    assert_eq!(page("<p>{ for some.map(|x| html! { <b>{ x }</b> }) }</p>"), None);
    // What an item is made of is none.
    let made = "<ul>{ for all.iter().map(|x| { let b = html! { <b /> }; html! { <li key={1}>{ b }</li> } }) }</ul>";
    assert_eq!(page(made), None);
    for bad in [
        "<ul>{ for all.iter().map(|x| html! { <li>{ x }</li> }) }</ul>",
        "<ul>for x in all { <li /> }</ul>",
        "<ul>{ for all.iter().enumerate().map(|(i, x)| { let y = \"}\"; html! { <li class=\"key=\">{ y }</li> } }) }</ul>",
    ] {
        assert!(page(bad).is_some(), "{bad}");
    }
    let named = "fn f() -> Html {\n    let rows = all.iter().map(|x| html! { <li /> });\n    html! { <ul>{ for rows }</ul> }\n}";
    assert!(fault(named, false).is_some());
}

#[test]
fn a_list_stands_alone_or_among_siblings_with_keys() {
    let item = "all.iter().map(|x| html! { <li key={x.id}>{ x }</li> })";
    for good in [
        format!("<ul><li key=\"head\">{{ a }}</li>{{ for {item} }}</ul><p />"),
        "<ul><li />for x in all { <li key={x.id} /> }<li /></ul>".to_owned(),
        // At most one: no list.
        "<p>{ a }{ for some.map(|x| html! { <b>{ x }</b> }) }</p>".to_owned(),
    ] {
        assert_eq!(page(&good), None, "{good}");
    }
    for bad in [
        format!("<ul><li>{{ a }}</li>{{ for {item} }}</ul>"),
        format!("<ul>{{ for {item} }}{{ last }}</ul>"),
        format!("<div><ul key=\"a\">{{ for {item} }}<Part /></ul></div>"),
    ] {
        assert!(page(&bad).is_some_and(|said| said.contains("siblings")), "{bad}");
    }
    let named = format!(
        "fn f() -> Html {{\n    let rows = {item};\n    html! {{ <ul>{{ for rows }}<li /></ul> }}\n}}"
    );
    assert_eq!(fault(&named, true), None, "in a picture nothing is typed");
    assert_eq!(
        fault(&named, false).as_deref(),
        Some("line 3: a list beside siblings without keys")
    );
}

#[test]
fn a_component_shows_at_least_an_empty_element() {
    let part = |shown: &str| {
        format!("\n#[component]\npub fn Part() -> Html {{\n    html! {{{shown}}}\n}}\n")
    };
    assert!(fault(&part(""), false).is_some());
    assert_eq!(fault(&part(" <div /> "), false), None);
}
