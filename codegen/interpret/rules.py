"""The findings of interpreting, explained. Every id that ``report`` is called with in this folder is here."""

from __future__ import annotations

from codegen.rules import RuleInfo

RULES: tuple[RuleInfo, ...] = (
    RuleInfo(
        "ref-missing",
        "A reference leads nowhere",
        "The `$ref` names a place that does not exist. The schema becomes `Any`, a parameter or response is empty; nothing "
        "else is lost. Mend the reference, or add what it names.",
        "$ref: '#/components/schemas/Pett'",
    ),
    RuleInfo(
        "ref-invalid",
        "A reference is not a text",
        "`$ref` must be a URI reference. Anything is taken instead.",
        "$ref: 1",
    ),
    RuleInfo(
        "ref-cycle",
        "References lead in a circle",
        "A chain of references comes back to its start without meaning anything. Anything is taken instead.",
        "A: {$ref: '#/components/schemas/B'}\nB: {$ref: '#/components/schemas/A'}",
    ),
    RuleInfo(
        "schema-invalid",
        "Something stands where a schema should",
        "A schema is an object or a boolean. A name of a schema is read as a reference; anything else takes every value.",
        "properties: {size: big}",
    ),
    RuleInfo(
        "schema-absent",
        "A parameter has no schema",
        "Neither `schema` nor `content` nor `type` says what the parameter holds. It is read as a string.",
        "- {name: q, in: query}",
    ),
    RuleInfo(
        "type-unknown",
        "A type that JSON Schema does not have",
        "Words of other languages are read as what they mean (`int` as `integer`); the name of a schema as a reference; what "
        "means nothing is ignored, and the other keywords decide.",
        "type: int",
    ),
    RuleInfo(
        "all-of-conflict",
        "Schemas that hold together exclude each other",
        "No value can satisfy all branches of the `allOf`. The last one is taken: it was written on top of the others.",
        "allOf: [{type: string}, {type: integer}]",
    ),
    RuleInfo(
        "composition-loosened",
        "Too many combinations",
        "Several `oneOf`/`anyOf` hold together, and their variants make too many combinations to name. All their fields "
        "are taken, none is required; or, if nothing but choices stands there, the last choice is taken.",
        "allOf: [{oneOf: [...20 variants]}, {oneOf: [...20 variants]}]",
    ),
    RuleInfo(
        "composition-invalid",
        "`oneOf` or `anyOf` is not a list",
        "The keyword needs a list of schemas; it is ignored.",
        "oneOf: {type: string}",
    ),
    RuleInfo(
        "discriminator-mapping",
        "A discriminator names a schema that is no variant",
        "The mapping's value must lead to one of the `oneOf`/`anyOf` variants. The pair is ignored.",
        "discriminator: {propertyName: type, mapping: {cat: Katze}}",
    ),
    RuleInfo(
        "not-ignored",
        "`not` cannot be said in types",
        "A type says what a value is, never what it is not. Anything is taken; the server decides.",
        "not: {type: integer}",
    ),
    RuleInfo(
        "keyword-loosened",
        "A keyword that types cannot say",
        "`contains`, `propertyNames`, `dependentRequired`, `minProperties` and their like speak about a whole value. Types "
        "take more than they allow; the server decides.",
        "{type: array, contains: {const: admin}}",
    ),
    RuleInfo(
        "condition-loosened",
        "`if`, `then` and `else` hold in some cases only",
        "The fields of all cases are taken, none is required; what is no object becomes a choice of the cases, or what holds "
        "in each of them.",
        "{if: {properties: {kind: {const: card}}}, then: {required: [number]}}",
    ),
    RuleInfo(
        "nesting-too-deep",
        "Schemas nested too deep",
        "More than 60 inline schemas stand inside one another. Anything is taken below. Name some of them.",
    ),
    RuleInfo(
        "properties-invalid",
        "`properties` is not an object",
        "It must map names to schemas; it is ignored.",
        "properties: [name, size]",
    ),
    RuleInfo(
        "required-invalid",
        "`required` is not a list of names",
        "Names in it are used, the rest is ignored.",
        "required: name",
    ),
    RuleInfo(
        "required-undescribed",
        "A required property is described nowhere",
        "`required` names a property that `properties` does not have. It can be given, with any value, and is not"
        " demanded, since such names are often typos. One that differs from a property in case or signs only is left out.",
        "{required: [id, note], properties: {id: {type: integer}}}",
    ),
    RuleInfo(
        "required-on-property",
        "`required` stands on the property",
        "JSON Schema draft 3 wrote it so; since draft 4 the object lists its required properties. It is read as meant.",
        "properties: {name: {type: string, required: true}}",
    ),
    RuleInfo(
        "flag-invalid",
        "A boolean is written as text",
        "`readOnly`, `required`, `deprecated` and their like are booleans. The text is read as one.",
        "required: 'true'",
    ),
    RuleInfo(
        "default-mismatch",
        "A default that its own schema does not take",
        "The default is not of the declared type, or not one of the listed values. It is documented as written.",
        "{type: integer, enum: [5, 10], default: '5'}",
    ),
    RuleInfo("limit-invalid", "A limit is not a number", "The limit is ignored.", "maxLength: long"),
    RuleInfo("enum-invalid", "`enum` is not a list of values", "It lists nothing usable and is ignored.", "enum: []"),
    RuleInfo(
        "enum-structured",
        "`enum` lists objects or arrays",
        "There are no literals for them in a client language. Their kind is kept, the list is not enforced.",
        "enum: [{a: 1}]",
    ),
    RuleInfo(
        "enum-mismatch",
        "Enum values are not of the declared type",
        "YAML reads `1.0` as a number even where `type: string` stands beside. The values are read as the declared type.",
        "{type: string, enum: [1.0, 2.0]}",
    ),
    RuleInfo("enum-duplicate", "`enum` lists a value twice", "The value counts once.", "enum: [a, a]"),
    RuleInfo(
        "enum-on-array",
        "`enum` stands on an array but lists items",
        "The list is read as the values that the array's items take.",
        "{type: array, items: {type: string}, enum: [a, b]}",
    ),
    RuleInfo(
        "parameters-invalid",
        "`parameters` is not a list",
        "The object's values are read as the parameters.",
        "parameters: {name: q}",
    ),
    RuleInfo("parameter-unnamed", "A parameter has no name", "It is called `unnamed`.", "- {in: query}"),
    RuleInfo(
        "parameter-in",
        "A parameter stands in no known place",
        "`in` is missing or not one of path, query, header, cookie, querystring. It goes into the path if the path names "
        "it, else into the query.",
        "- {name: id, in: url}",
    ),
    RuleInfo(
        "parameter-duplicate",
        "A parameter is declared twice",
        "Two parameters of one list have the same name and place. The first one holds.",
    ),
    RuleInfo(
        "path-parameter-undeclared",
        "The path names a parameter that nobody declares",
        "It is added, as a required string.",
        "/items/{id}: {get: {}}",
    ),
    RuleInfo(
        "path-parameter-unused",
        "A path parameter is not in the path",
        "There is no place in the URL to write it to. It is left out.",
        "/items: {get: {parameters: [{name: id, in: path}]}}",
    ),
    RuleInfo(
        "style-invalid",
        "A style that its place does not have",
        "The place's default style is used.",
        "{in: path, style: form}",
    ),
    RuleInfo(
        "querystring-raw",
        "The whole query string is of a media type that is no form",
        "`in: querystring` with anything but `application/x-www-form-urlencoded`, such as a JSONPath: the argument is the text "
        "that stands behind the question mark, as it is sent.",
        "{in: querystring, name: q, content: {application/jsonpath: {schema: {type: string}}}}",
    ),
    RuleInfo(
        "style-nested",
        "A list of lists has a format of its own",
        "OpenAPI 3 has no style for lists in lists. The outer format is used, and the inner lists are written in brackets.",
        "items: {type: array, collectionFormat: pipes}",
    ),
    RuleInfo(
        "path-is-url",
        "A path is a whole URL",
        "Its path is the operation's path, its host the operation's server.",
        "https://api.example.com/v1/x:",
    ),
    RuleInfo(
        "path-query",
        "A path has a query string",
        "Constant parameters in it are sent with every call.",
        "/v1/messages?beta=true:",
    ),
    RuleInfo(
        "path-fragment",
        "A path has a fragment",
        "Fragments tell operations apart in the document; they are never sent.",
        "/v1/images#edit:",
    ),
    RuleInfo("path-relative", "A path does not start with a slash", "The slash is added.", "v1/x:"),
    RuleInfo("path-invalid", "A path item is not an object", "There are no operations to read in it.", "/v1/x: []"),
    RuleInfo("paths-invalid", "`paths` is not an object", "There are no operations to read in it.", "paths: []"),
    RuleInfo(
        "operation-duplicate",
        "Two operations have one method and path",
        "Different keys of `paths` mean the same once hosts, query strings and missing slashes are read, or a method stands "
        "there in two letter cases. Both operations are kept; a number tells them apart.",
        "paths: {/x: {get: {}}, https://api.example.com/x: {get: {}}}",
    ),
    RuleInfo(
        "operation-invalid",
        "An operation is not an object",
        "The operation exists, with its path only.",
        "/v1/x: {get: null}",
    ),
    RuleInfo(
        "part-headers",
        "Parts of a multipart body have headers of their own",
        "`encoding.headers` is known, but calls have no argument for it: the parts are sent without.",
        "encoding: {file: {headers: {X-Checksum: {schema: {type: string}}}}}",
    ),
    RuleInfo(
        "body-invalid",
        "A request body is not an object",
        "The body is any JSON, and may be left out.",
        "requestBody: []",
    ),
    RuleInfo("responses-invalid", "`responses` is not an object", "It is ignored.", "responses: ok"),
    RuleInfo("status-invalid", "A response's key is not a status", "It is read as `default`.", "responses: {ok: {}}"),
    RuleInfo(
        "body-impossible",
        "A body is described for a status that has none",
        "Answers with 204, 205 and 304 end with their headers (RFC 9110 §15.3.5). The call gives `None` for them.",
        "responses: {'204': {description: gone, content: {application/json: {schema: {type: object}}}}}",
    ),
    RuleInfo(
        "content-absent",
        "A schema stands without a media type",
        "A body or response of OpenAPI 3 needs `content` around its schema. JSON is meant.",
        "requestBody: {schema: {type: object}}",
    ),
    RuleInfo("server-invalid", "A server has no URL", "It is ignored.", "servers: [{description: production}]"),
    RuleInfo(
        "server-variable",
        "A server variable has no default",
        "The first listed value is used, or nothing.",
        "variables: {region: {}}",
    ),
    RuleInfo(
        "scheme-unknown",
        "A security scheme of a type that does not exist",
        "It is read as the nearest scheme that does exist, or ignored if there is none.",
        "{type: bearer}",
    ),
    RuleInfo(
        "scheme-missing",
        "A security scheme is required but not declared",
        "The requirement is kept without it.",
        "security: [{api_key: []}]",
    ),
    RuleInfo(
        "security-invalid",
        "`security` is not a list of requirements",
        "It is read as one requirement, or ignored.",
        "security: {api_key: []}",
    ),
    RuleInfo(
        "vendor-key-in-security",
        "A vendor's key in a security requirement",
        "Every key of a requirement is a scheme, and all are needed. A vendor's key is none; it is ignored.",
        "security: [{BearerAuth: [], x-apifox: {}}]",
    ),
    RuleInfo(
        "scheme-conflict",
        "Two documents of one provider mean different schemes by one name",
        "The scheme of the first document is used for both.",
    ),
    RuleInfo(
        "link-invalid",
        "A link leads to no operation",
        "`operationId` or `operationRef` of a link must name an operation of the document. The link is left out; calls are as "
        "they were.",
        "links: {Owner: {operationId: getOwnr}}",
    ),
    RuleInfo(
        "schema-renamed",
        "Two documents of one provider mean different things by one name",
        "Both schemas are kept; the later one's id is prefixed with its document.",
    ),
    RuleInfo(
        "form-brackets",
        "Form fields are written in brackets",
        "OpenAPI has the items of an array repeat the field's name, and objects as JSON, unless `encoding` says otherwise. "
        "A sample of this document writes `name[]=` or `name[key]=` instead, so the client does that in all its forms.",
        """x-codeSamples: [{lang: curl, source: 'curl -F "tags[]=a" ...'}]""",
    ),
)
