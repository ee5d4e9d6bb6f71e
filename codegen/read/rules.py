"""What the ids of reading's findings mean."""

from __future__ import annotations

from codegen.rules import RuleInfo

RULES: tuple[RuleInfo, ...] = (
    RuleInfo(
        "encoding",
        "The file is not UTF-8",
        "Bytes that are not valid UTF-8 are read as Windows-1252, the superset of Latin-1 that such files are in. "
        "Save the file as UTF-8, or letters outside of ASCII may be wrong.",
    ),
    RuleInfo(
        "duplicate-key",
        "A key stands twice in one object",
        "JSON and YAML leave open what that means; as in nearly all tools, the last one counts and the first is lost. "
        "Remove or rename one of the two.",
        "responses:\n  '200': {description: first}\n  '200': {description: second}",
    ),
    RuleInfo(
        "complex-key",
        "A key is a list or an object",
        "YAML allows it and JSON does not. The text of the key is taken literally.",
        "? [a, b]\n: value",
    ),
    RuleInfo(
        "unquoted-placeholder",
        "A placeholder in double braces lacks its quotes",
        "YAML reads it as an object whose key is an object. It is read as the text that it was meant to be.",
        "url: {{base_url}}",
    ),
    RuleInfo(
        "yaml-tabs",
        "Tabs indent",
        "YAML allows spaces only (YAML 1.2 section 6.1). Each tab is read as two spaces.",
    ),
    RuleInfo(
        "yaml-unquoted",
        "A text that needs quotes has none",
        "A text with ': ' in it, or one that starts with '@', '`', '%', '*' or '[', must stand in quotes. Translation "
        "tools drop them. The rest of the line is read as the text, when that is its only sensible reading.",
        "description: One of the available models: TTS-1 or TTS-1-HD",
    ),
    RuleInfo(
        "yaml-tag",
        "A YAML tag means nothing here",
        "Tags such as !Ref belong to other tools. The value is read without it.",
    ),
    RuleInfo(
        "json-oddity",
        "Comments or trailing commas in JSON",
        "They are not JSON, but many editors write them. They are read over.",
        '{"openapi": "3.1.0", // draft\n}',
    ),
    RuleInfo(
        "json-lenient",
        "JSON that is not valid to the letter",
        "Raw control characters in texts are kept; numbers that JSON cannot carry (NaN, 1e999) are read as texts; "
        "halves of character pairs are replaced.",
    ),
    RuleInfo(
        "json5", "JSON5 instead of JSON", "Single quotes, names without quotes and the like are read as JSON5 says."
    ),
    RuleInfo(
        "version-unknown",
        "The version is none of OpenAPI's",
        "Only 2.0, 3.0, 3.1 and 3.2 exist. The nearest one is assumed, by what the document uses.",
        "openapi: '4'",
    ),
    RuleInfo(
        "ref-missing",
        "A reference leads nowhere",
        "The file or the place in it that $ref names does not exist, cannot be read, or may not be (only relative paths "
        "and allowed hosts are followed). What refers to it accepts anything; nothing else is lost. Correct the "
        "reference or put the file where it points; `--fail-on error` refuses documents that have such.",
        "$ref: './missing.yaml#/Pet'",
    ),
    RuleInfo(
        "page-old-mintlify",
        "The page uses Mintlify's older notation",
        "It looks like OpenAPI but lists one operation under 'path', 'method', 'request' and 'response'. It is "
        "converted to OpenAPI without loss; places in findings are those of the nearest original line.",
    ),
    RuleInfo(
        "page-spec-missing",
        "The page points to a spec that cannot be read",
        "A page may only name the file that describes its operation. The file is looked for at that place, and beside "
        "the page and in the folders around it. Put the file there, or allow its host under [fetch].",
        '{% openapi src="../openapi.yaml" path="/v1/images" method="post" %}',
    ),
    RuleInfo(
        "page-spec-name",
        "The page spells the name of its spec in another letter case",
        "Web servers and some file systems do not care, others do. The file is read all the same.",
    ),
    RuleInfo(
        "page-spec-operation",
        "The page asks for an operation that its spec has under another path",
        "The paths differ in a prefix, a slash, letter case, or a parameter's name, or the spec has one operation only. "
        "The spec's path counts.",
    ),
    RuleInfo(
        "sample-unreadable",
        "A sample on the page cannot be read",
        "It is neither JSON nor JSON5 nor what Python prints (often it is cut off with '...'). It bears no witness.",
    ),
)
"""Every rule of reading."""
