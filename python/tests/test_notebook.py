"""Results show themselves in a notebook."""

import html.parser
import re


def test_the_fragment_is_well_formed_and_escaped(results):
    text = results._repr_html_()
    opened = []

    class Checker(html.parser.HTMLParser):
        def handle_starttag(self, tag, attributes):
            opened.append(tag)

        def handle_startendtag(self, tag, attributes):
            pass

        def handle_endtag(self, tag):
            assert opened.pop() == tag

    Checker().feed(text)
    assert opened == []
    assert "&lt;everywhere&gt;" in text and "<everywhere>" not in text
    assert "<script" not in text
    assert results.result_hash in text


def test_the_chart_has_a_band_and_a_line_a_side_within_its_frame(results):
    text = results._repr_html_()
    assert len(re.findall("<polygon", text)) == len(re.findall("<polyline", text)) == 2
    for points in re.findall(r'points="([^"]+)"', text):
        for point in points.split():
            x, y = map(float, point.split(","))
            assert 0 <= x <= 640 and 0 <= y <= 220, point


def test_a_point_run_says_so(scenario):
    assert "one future without uncertainty" in scenario.run(point=True)._repr_html_()
