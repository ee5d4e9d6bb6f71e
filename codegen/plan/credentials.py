"""How credentials are given to a client: its arguments, their environment variables, the runtime's object for each scheme."""

from __future__ import annotations

import msgspec

from codegen import naming
from codegen.model import (
    ApiKeyScheme,
    BasicScheme,
    BearerScheme,
    HttpScheme,
    MutualTlsScheme,
    OAuth2Scheme,
    OpenIdConnectScheme,
    SecurityScheme,
)
from codegen.package import AuthArgument, AuthKind
from codegen.spelling import literal


def credentials(schemes: tuple[SecurityScheme, ...], prefix: str) -> tuple[AuthArgument, ...]:
    """The client's arguments for credentials. The first key or token is ``api_key``; others are called after their scheme."""
    taken: set[str] = set()
    return tuple(_credential(scheme, prefix, taken) for scheme in schemes)


def _credential(scheme: SecurityScheme, prefix: str, taken: set[str]) -> AuthArgument:
    own = naming.argument(scheme.id)
    match scheme:
        case BearerScheme():
            return _made(scheme, "bearer", _argument("api_key", own, taken), prefix, "Bearer")
        case ApiKeyScheme():
            extra = f", name={literal(scheme.name)}, location_in={literal(scheme.location_in)}"
            extra += f", prefix={literal(scheme.prefix)}" if scheme.prefix else ""
            return _made(scheme, "apiKey", _argument("api_key", own, taken), prefix, "ApiKey", extra)
        case BasicScheme():
            return _basic(scheme, prefix, taken)
        case OAuth2Scheme():
            url = next((flow.token_url for flow in scheme.flows if flow.flow == "clientCredentials"), "")
            token = _token(scheme, "oauth2", "OAuth2", f", token_url={literal(url)}" if url else "", prefix, taken)
            return msgspec.structs.replace(token, device_login=_device_login(scheme))
        case OpenIdConnectScheme():
            extra = f", discovery_url={literal(scheme.url)}"
            return _token(scheme, "openIdConnect", "OpenIdConnect", extra, prefix, taken)
        case MutualTlsScheme():
            return AuthArgument(scheme.id, "mutualTLS", "http_client", "", f"MutualTls({literal(scheme.id)})")
        case HttpScheme():
            extra = f", scheme={literal(scheme.scheme)}"
            return _made(scheme, "http", _argument("api_key", own, taken), prefix, "HttpAuth", extra)


def _argument(usual: str, own: str, taken: set[str]) -> str:
    name = naming.unique(usual, taken, own, f"{own}_{usual}")
    taken.add(name)
    return name


def _made(
    scheme: SecurityScheme,
    kind: AuthKind,
    argument: str,
    prefix: str,
    runtime: str,
    extra: str = "",
    further: tuple[str, ...] = (),
) -> AuthArgument:
    env = f"{prefix}_{argument.strip('_').upper()}"
    expression = f"{runtime}({literal(scheme.id)}{extra}, argument={literal(argument)}, env={literal(env)})"
    further_env = tuple(f"{prefix}_{each.upper()}" for each in further)
    return AuthArgument(scheme.id, kind, argument, env, expression, further, further_env)


def _basic(scheme: BasicScheme, prefix: str, taken: set[str]) -> AuthArgument:
    username = _argument("username", f"{naming.argument(scheme.id)}_username", taken)
    password = _argument("password", f"{naming.argument(scheme.id)}_password", taken)
    env = f"{prefix}_{username.upper()}"
    expression = (
        f"Basic({literal(scheme.id)}, username={literal(username)}, password={literal(password)}, "
        f"username_env={literal(env)}, password_env={literal(f'{prefix}_{password.upper()}')})"
    )
    return AuthArgument(scheme.id, "basic", username, env, expression, (password,), (f"{prefix}_{password.upper()}",))


def _device_login(scheme: OAuth2Scheme) -> tuple[str, ...]:
    """What ``DeviceLogin`` has to know of a scheme's device flow (RFC 8628)."""
    flow = next((each for each in scheme.flows if each.flow == "deviceAuthorization"), None)
    if flow is None or not (flow.authorization_url and flow.token_url):
        return ()
    scopes = [name for name, _ in flow.scopes]
    words = (f"device_url={literal(flow.authorization_url)}", f"token_url={literal(flow.token_url)}")
    return (*words, f"scopes={literal(scopes)}") if scopes else words


def _token(
    scheme: OAuth2Scheme | OpenIdConnectScheme, kind: AuthKind, runtime: str, extra: str, prefix: str, taken: set[str]
) -> AuthArgument:
    """A token that is given, or fetched with a client's id and secret where the document says from which URL."""
    argument = _argument("access_token", naming.argument(scheme.id), taken)
    if not extra:
        return _made(scheme, kind, argument, prefix, runtime)
    before = "" if argument == "access_token" else f"{argument}_"
    client_id = _argument(f"{before}client_id", f"{argument}_client_id", taken)
    secret = _argument(f"{before}client_secret", f"{argument}_client_secret", taken)
    extra += f", client_id={literal(client_id)}, client_secret={literal(secret)}"
    extra += f", client_id_env={literal(f'{prefix}_{client_id.upper()}')}"
    extra += f", client_secret_env={literal(f'{prefix}_{secret.upper()}')}"
    return _made(scheme, kind, argument, prefix, runtime, extra, (client_id, secret))
