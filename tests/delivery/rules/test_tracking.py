from accord.delivery.rules.tracking import track_links

HTML = """<p><a href="https://lumira.example/a?x=1&amp;y=2">one</a> <A HREF='https://lumira.example/b'>two</A>
<a href="{{unsubscribe_url}}">out</a> <a href="mailto:x@y.example">mail</a> <a class="k" href="https://lumira.example/b">again</a></p>"""
TEXT = "See https://lumira.example/b, or (https://lumira.example/c). Leave: {{unsubscribe_url}}"


def test_web_addresses_become_slots_and_nothing_else_does() -> None:
    tracked = track_links(HTML, TEXT)
    assert tracked.targets == ("https://lumira.example/a?x=1&y=2", "https://lumira.example/b", "https://lumira.example/c")
    assert tracked.html.count("{{link_0}}") == 1
    assert tracked.html.count("{{link_1}}") == 2
    assert '<a href="{{unsubscribe_url}}">' in tracked.html
    assert '"mailto:x@y.example"' in tracked.html
    assert tracked.text == "See {{link_1}}, or ({{link_2}}). Leave: {{unsubscribe_url}}"


def test_a_text_without_links_stays_as_it_is() -> None:
    tracked = track_links("<p>no link</p>", "nothing")
    assert (tracked.html, tracked.text, tracked.targets) == ("<p>no link</p>", "nothing", ())
