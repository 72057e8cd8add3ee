"""Holds an output against its schema or has its usual reader read it.

judge.py schema SCHEMA FILE      a JSON Schema
judge.py xml SCHEMA FILE         an XML Schema
judge.py junit FILE              totals as CI servers count them: "tests failures errors skipped"
judge.py gitlab FILE             what GitLab demands of a code quality report
"""
import json
import sys


def judge_schema(schema_path, path):
    import jsonschema

    with open(schema_path, encoding="utf-8-sig") as file:
        schema = json.load(file)
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    validator = jsonschema.validators.validator_for(schema)(schema)
    mistakes = sorted(validator.iter_errors(document), key=str)
    for mistake in mistakes[:10]:
        print(list(mistake.path), mistake.message[:300])
    return 1 if mistakes else 0


def judge_xml(schema_path, path):
    from lxml import etree

    schema = etree.XMLSchema(etree.parse(schema_path))
    if schema.validate(etree.parse(path)):
        return 0
    for mistake in list(schema.error_log)[:10]:
        print(mistake.line, mistake.message)
    return 1


def judge_junit(path):
    from junitparser import JUnitXml

    suites = JUnitXml.fromfile(path)
    suites.update_statistics()
    print(suites.tests, suites.failures, suites.errors, suites.skipped)
    return 0


def judge_gitlab(path):
    """https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format"""
    with open(path, encoding="utf-8") as file:
        issues = json.load(file)
    assert isinstance(issues, list)
    fingerprints = set()
    for issue in issues:
        assert issue["description"] and issue["check_name"]
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert not issue["location"]["path"].startswith("./")
        assert issue["location"]["lines"]["begin"] >= 1
        assert issue["fingerprint"] not in fingerprints
        fingerprints.add(issue["fingerprint"])
    print(len(issues))
    return 0


if __name__ == "__main__":
    judges = {
        "schema": judge_schema,
        "xml": judge_xml,
        "junit": judge_junit,
        "gitlab": judge_gitlab,
    }
    sys.exit(judges[sys.argv[1]](*sys.argv[2:]))
