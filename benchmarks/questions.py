"""The six queries that are measured, on any graph that kg makes: on one of a million statements (``queries.py``), and by many clients at once (``load.py``)."""

QUERIES = {
    "two hops": "SELECT ?one ?other ?place { ?event kg:has_participant ?one , ?other ; kg:held_in ?place }",
    "path": "SELECT DISTINCT ?event ?place { ?event kg:has_participant/kg:represents/(kg:located_in|kg:borders)* ?place }",
    "aggregate": "SELECT ?place (COUNT(?e) AS ?n) { ?e a kg:Event ; kg:held_in ?place } GROUP BY ?place ORDER BY DESC(?n) ?place",
    "co-occurrence": "SELECT ?a ?b (COUNT(?e) AS ?n) { ?e kg:has_participant ?a , ?b FILTER(STR(?a) < STR(?b)) } "
    "GROUP BY ?a ?b ORDER BY DESC(?n) ?a ?b LIMIT 100",
    "provenance": "SELECT ?s ?o ?said ?title { GRAPH ?g { ?c rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; kg:polarity kg:Denied ; "
    "prov:wasDerivedFrom ?passage . ?passage oa:exact ?said ; oa:hasSource ?d . ?d dcterms:title ?title } }",
    "date filter": "SELECT ?e ?day ?who { ?e a kg:Event ; kg:begins ?day ; kg:has_participant ?who "
    'FILTER(?day >= "2015-01-01"^^xsd:date && ?day < "2016-01-01"^^xsd:date) }',
}
