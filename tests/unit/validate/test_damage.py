"""Damaged copies of the sample story: each shape finds its own damage and no other."""

import pytest
import rdflib
from rdflib.namespace import RDF, SH

from kg.ontology import read_ontology
from kg.validate.dataset import Dataset
from kg.validate.naming import local_name
from tests.unit.validate.conftest import Checked, damage

COURIER = "assertion:s-courier-1"
STEP = "step:s-courier-1-0"
CLAIM = "claim:c-hide"
SPAN = "<article/a-courier#char=46,114>"
RUN = "run:5d7134efad05cdeb"
MODEL = "model:en%5Fkg_1"
DAY = "2024-03-06"
COPY = ("article:a-harbour kgc:copyOf article:a-courier .",)

#: The rules that must be told, all of them, and the damage: see `damage`.
DAMAGES: dict[str, tuple[str, ...]] = {
    "Assertion-claim": ("assertion:s-courier-0 kgc:claim () .",),
    "Assertion-article Assertion-place": (f"{COURIER} kgc:article () .",),
    "Assertion-place": (f"{COURIER} kgc:article article:a-harbour .",),
    "Assertion-evidence Assertion-place Span-use": (f"{COURIER} kgc:evidence () .",),
    "Assertion-polarity": (f"{COURIER} kgc:polarity () .",),
    "Assertion-modality": (f"{COURIER} kgc:modality kgc:modality-denied .",),
    "Assertion-certainty": (f'{COURIER} kgc:certainty "certain" .',),
    "Assertion-stance": (f"{COURIER} kgc:stance kgc:stance-reports , kgc:stance-denies .",),
    "Assertion-form": (f"{COURIER} kgc:form kgc:polarity-positive .",),
    "Assertion-cue": (f'{COURIER} kgc:cue "say" , "tell" .',),
    "Assertion-hedge": (f"{COURIER} kgc:hedge entity:Q20 .",),
    "Assertion-subjectText": (f"{COURIER} kgc:subjectText () .",),
    "Assertion-predicateText": (f"{COURIER} kgc:predicateText 7 .",),
    "Assertion-objectText": (f'{COURIER} kgc:objectText "one" , "other" .',),
    "Assertion-confidence": (f"{COURIER} kgc:confidence 1.5 .",),
    "Assertion-worth": (f"{COURIER} kgc:worth 93 .",),
    "Assertion-rule": (f"{COURIER} kgc:rule () .",),
    "Assertion-attribution": (f"+{COURIER} kgc:attribution step:nobody .",),
    "Assertion-origin VoiceChain-end": (f"{COURIER} kgc:origin step:nobody .",),
    "Assertion-contentOf": (f"{COURIER} kgc:contentOf assertion:nothing .",),
    "Assertion-run": (f"{COURIER} prov:wasGeneratedBy run:none .",),
    "Assertion-reported AttributionStep-owner": (f"{COURIER} kgc:attribution () .",),
    "Assertion-own": (f"{COURIER} kgc:stance kgc:stance-asserts .",),
    "AttributionStep-position": (f"{STEP} kgc:position () .",),
    "AttributionStep-sourceKind": (f"{STEP} kgc:sourceKind () .",),
    "AttributionStep-cueClass": (f"{STEP} kgc:cueClass kgc:cueClass-sing .",),
    "AttributionStep-source": (f"{STEP} kgc:source claim:c-hide .",),
    "AttributionStep-sourceText": (f'{STEP} kgc:sourceText "Dahl" , "she" .',),
    "AttributionStep-cue": (f"{STEP} kgc:cue true .",),
    "AttributionStep-owner VoiceChain-twice VoiceChain-end": (
        f"+assertion:s-courier-2 kgc:attribution {STEP} .",
    ),
    "VoiceChain-gap": ("step:s-courier-5-1 kgc:position 2 .",),
    "VoiceChain-twice VoiceChain-end": ("step:s-courier-5-1 kgc:position 0 .",),
    "VoiceChain-end": ("assertion:s-courier-5 kgc:origin step:s-courier-5-0 .",),
    "Article-publisher": ("article:a-letter schema:publisher outlet:Nobody .",),
    "Article-context Span-article": ("article:a-letter a schema:NewsArticle .",),
    "Article-begin": ("article:a-letter nif:beginIndex 1 .",),
    "Article-end": ("article:a-letter nif:endIndex () .",),
    "Article-language": ("article:a-letter schema:inLanguage () .",),
    "Article-headline": ('article:a-letter schema:headline "One" , "Two" .',),
    "Article-byline": ("article:a-letter kgc:byline entity:Q20 .",),
    "Article-url": ('article:a-letter schema:url "https://letter.example/" .',),
    "Article-isString Span-slice": ('+article:a-harbour nif:isString "Other"@en .',),
    "Article-datePrecision Article-dateType": ("article:a-letter kgc:datePrecision () .",),
    "Article-dateSource": ("article:a-letter kgc:dateSource kgc:dateSource-rumour .",),
    "Article-datePublished": (
        f'article:a-harbour schema:datePublished "{DAY}"^^xsd:date , "2024-03-07"^^xsd:date .',
    ),
    "Article-publishedFrom": (
        f'article:a-harbour kgc:publishedFrom "{DAY}T00:00:00"^^xsd:dateTime .',
    ),
    "Article-publishedUntil Article-order": (
        f'article:a-harbour kgc:publishedUntil "{DAY}T23:59:59"^^xsd:dateTime .',
    ),
    "Article-order": (
        'article:a-harbour kgc:publishedUntil "2024-03-05T00:00:00Z"^^xsd:dateTime .',
    ),
    "Article-dateType": (
        f'article:a-harbour schema:datePublished "{DAY}T00:00:00Z"^^xsd:dateTime .',
    ),
    "Article-dateRange": ("article:a-harbour kgc:publishedUntil () .",),
    "Article-copyOf": ("article:a-harbour kgc:copyOf article:gone .",),
    "Article-copies": (*COPY, "article:a-courier kgc:copyOf article:a-harbour ."),
    "Article-copyScore": (*COPY, "article:a-harbour kgc:copyScore 92.0 ."),
    "Article-scored-copyOf": ("article:a-harbour kgc:copyScore 0.92 .",),
    "Outlet-name": ('outlet:Harbour_Daily schema:name "" .',),
    "Span-begin Span-order": (f'{SPAN} nif:beginIndex "46" .',),
    "Span-end": (f"{SPAN} nif:endIndex () .",),
    "Span-order Span-length Span-slice": (f"{SPAN} nif:beginIndex 114 .",),
    "Span-anchorOf": (f"{SPAN} nif:anchorOf () .",),
    "Span-article Assertion-place": (f"{SPAN} nif:referenceContext outlet:Harbour_Daily .",),
    "Span-use": (
        "<article/a-courier#char=0,6> a nif:OffsetBasedString ; nif:beginIndex 0 ;"
        ' nif:endIndex 6 ; nif:anchorOf "Norway" ; nif:referenceContext article:a-courier .',
    ),
    "Span-length Span-slice": (f'{SPAN} nif:anchorOf "Mayor" .',),
    "Span-inside Span-length": (
        "article:a-courier nif:isString () .",
        f"{SPAN} nif:endIndex 265 .",
    ),
    "Span-slice": (f'{SPAN} nif:anchorOf "{"x" * 68}" .',),
    "Claim-subject": (f"{CLAIM} kgc:subject article:a-courier .",),
    "Claim-predicate": (f"{CLAIM} kgc:predicate () .",),
    "Claim-object": (f"{CLAIM} kgc:object words:damage , words:safe .",),
    "Claim-qualifier": (f"{CLAIM} kgc:qualifier qualifier:none .",),
    "Claim-label": (f"{CLAIM} skos:prefLabel () .",),
    "Claim-assertion": ("assertion:s-letter-1 kgc:claim claim:c-hide .",),
    "Claim-how": (f"{CLAIM} kgc:polarity kgc:polarity-positive .",),
    "Qualifier-role": ("qualifier:c-close-0 kgc:role kgc:role-colour .",),
    "Qualifier-marker": ("qualifier:c-close-0 kgc:marker () .",),
    "Qualifier-value": ("qualifier:c-close-0 kgc:value claim:c-hide .",),
    "Qualifier-when": ("qualifier:c-close-0 kgc:when entity:Q20 .",),
    "Qualifier-owner": ("claim:c-close kgc:qualifier () .",),
    "Instant-stamp": (
        "qualifier:c-close-0 kgc:when <time/monday> .",
        "<time/monday> a time:Instant .",
        '<time/monday> time:inXSDDateTimeStamp "2024-03-04T00:00:00" .',
    ),
    "Predicate-label": ('predicate:hide skos:prefLabel "" .',),
    "Predicate-concept": ("predicate:hide a kgc:Predicate .",),
    "Words-label": ('words:damage skos:prefLabel "damage" , "harm" .',),
    "Entity-entityKind": ("entity:Q20 kgc:entityKind kgc:entityKind-org , kgc:entityKind-gpe .",),
    "Entity-name": ("entity:Q20 skos:prefLabel () .",),
    "Entity-alias": ("entity:Q20 skos:altLabel entity:Q458 .",),
    "Entity-match": ("entity:Q20 skos:exactMatch <https://www.wikidata.org/wiki/Q20> .",),
    "Entity-member": ("entity:Q20 kgc:member words:damage .",),
    "Entity-itself": ("entity:Q20 kgc:member entity:Q20 .",),
    "ClaimLink-linkKind": ("link:link-c4f7d2e724d5fcc3 kgc:linkKind () .",),
    "ClaimLink-from ClaimLink-short": ("link:link-c4f7d2e724d5fcc3 kgc:from claim:none .",),
    "ClaimLink-to": ("link:link-c4f7d2e724d5fcc3 kgc:to () .",),
    "ClaimLink-score": ('link:link-c4f7d2e724d5fcc3 kgc:score "high" .',),
    "ClaimLink-method": ("link:link-c4f7d2e724d5fcc3 kgc:method () .",),
    "ClaimLink-short": ("claim:c-urge kgc:content () .",),
    "Quotation-text": ("quotation:q-safe schema:text () .",),
    "Quotation-rendering Rendering-owner": ("quotation:q-safe kgc:rendering () .",),
    "Rendering-article Rendering-place": ("rendering:q-safe-0 kgc:article () .",),
    "Rendering-evidence Rendering-place Span-use": ("rendering:q-safe-0 kgc:evidence () .",),
    "Rendering-place": ("rendering:q-safe-0 kgc:article article:a-harbour .",),
    "Rendering-text": ("rendering:q-safe-0 schema:text () .",),
    "Rendering-source": ("rendering:q-safe-0 kgc:source words:damage .",),
    "Rendering-cue": ("rendering:q-safe-0 kgc:cue 1 .",),
    "Rendering-edit": ("rendering:q-safe-0 kgc:edit () .",),
    "Rendering-owner": (
        "+quotation:q-other a kgc:Quotation ; kgc:rendering rendering:q-safe-0 ;"
        ' schema:text "not safe" .',
    ),
    "Typed-Assertion": ("assertion:s-courier-0 a () .",),
    "Typed-AttributionStep Assertion-attribution Assertion-origin": (f"{STEP} a () .",),
    "Typed-Claim Assertion-claim": ("claim:c-quay a () .",),
    "Typed-Qualifier Claim-qualifier": ("qualifier:c-close-0 a () .",),
    "Typed-ClaimLink": ("link:link-c4f7d2e724d5fcc3 a () .",),
    "Typed-Entity Claim-subject": ("entity:Q20 a () .",),
    "Typed-Quotation": ("quotation:q-safe a () .",),
    "Typed-OffsetBasedString Assertion-evidence": (f"{SPAN} a () .",),
    "Typed-NewsArticle Assertion-article Span-article": ("article:a-letter a () .",),
    "Typed-Run Assertion-run": (f"{RUN} a () .",),
    "Typed-Model Run-model": (f"{MODEL} a () .",),
    "Run-model": (f"{RUN} prov:used () .",),
    "Run-program": (f"{RUN} prov:wasAssociatedWith {MODEL} .",),
    "Run-softwareVersion": (f"{RUN} kgc:softwareVersion () .",),
    "Run-options": (f'{RUN} kgc:options "strict" .',),
    "Model-name": (f"{MODEL} kgc:modelName () .",),
    "Model-version": (f'{MODEL} kgc:modelVersion "1" , "2" .',),
    "Program-softwareVersion": ("software:kg-0.1.0 kgc:softwareVersion () .",),
    "Dataset-version": ("<> dcterms:conformsTo <https://example.org/other> .",),
}


@pytest.fixture(scope="module")
def messages() -> dict[str, str]:
    """Return the message of each rule: what is aimed at nodes and can fail."""
    graph = rdflib.Graph().parse(data=read_ontology("shapes.ttl"), format="turtle")
    ends = {*graph.subjects(RDF.type, SH.PropertyShape)}
    ends |= {
        shape
        for shape in graph.subjects(RDF.type, SH.NodeShape)
        if not list(graph.objects(shape, SH.property))
    }
    return {local_name(shape): str(graph.value(shape, SH.message)) for shape in ends}


@pytest.mark.parametrize("rules", DAMAGES, ids=lambda rules: rules.replace(" ", "+"))
def test_damage_is_told_by_its_rule(
    dataset: Dataset, checked: Checked, messages: dict[str, str], rules: str
) -> None:
    """One damage gives exactly the messages of the rules that it breaks."""
    damage(dataset, *DAMAGES[rules])
    found = {(local_name(each.rule.replace(":", "#")), each.expected) for each in checked(dataset)}
    assert found == {(rule, messages[rule]) for rule in rules.split()}


def test_each_rule_is_broken_by_some_damage(messages: dict[str, str]) -> None:
    """There is no rule without a damaged copy."""
    assert set(messages) == {rule for rules in DAMAGES for rule in rules.split()}


def test_the_sample_is_sound(dataset: Dataset, checked: Checked) -> None:
    """The story before the damage breaks no rule."""
    assert checked(dataset) == []
