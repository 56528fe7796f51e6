"""The declarations of tables that Django and allauth bring."""

from ineen.ground.privacy.declarations import Declared, Personal, Retention

_CODE = Retention.permanent(ground="volgt uit de programmacode, zegt niets over personen")
_EMPTY = Retention.permanent(ground="blijft leeg: Ineen gebruikt deze tabel van allauth niet")

DJANGO_TABLES = {
    "contenttypes.ContentType": Declared(
        retention=_CODE, id=Personal.NONE, app_label=Personal.NONE, model=Personal.NONE
    ),
    "auth.Permission": Declared(
        retention=_CODE, id=Personal.NONE, name=Personal.NONE, content_type=Personal.NONE, codename=Personal.NONE
    ),
    "auth.Group": Declared(retention=_CODE, id=Personal.NONE, name=Personal.NONE, permissions=Personal.NONE),
    "sessions.Session": Declared(
        retention=Retention.after(since="expire_date", months=0, ground="een verlopen sessie dient geen doel meer"),
        session_key=Personal.PERSONAL,
        session_data=Personal.PERSONAL,
        expire_date=Personal.PERSONAL,
    ),
    "account.EmailAddress": Declared(
        retention=_EMPTY,
        id=Personal.NONE,
        user=Personal.PERSONAL,
        email=Personal.PERSONAL,
        verified=Personal.PERSONAL,
        primary=Personal.PERSONAL,
    ),
    "account.EmailConfirmation": Declared(
        retention=_EMPTY,
        id=Personal.NONE,
        email_address=Personal.PERSONAL,
        created=Personal.PERSONAL,
        sent=Personal.PERSONAL,
        key=Personal.PERSONAL,
    ),
    "mfa.Authenticator": Declared(
        retention=Retention.with_parent("user", ground="hoort bij het account"),
        id=Personal.NONE,
        user=Personal.PERSONAL,
        type=Personal.PERSONAL,
        data=Personal.PERSONAL,
        created_at=Personal.PERSONAL,
        last_used_at=Personal.PERSONAL,
    ),
    "socialaccount.SocialApp": Declared(
        retention=_EMPTY,
        id=Personal.NONE,
        provider=Personal.NONE,
        provider_id=Personal.NONE,
        name=Personal.NONE,
        client_id=Personal.NONE,
        secret=Personal.NONE,
        key=Personal.NONE,
        settings=Personal.NONE,
    ),
    "socialaccount.SocialAccount": Declared(
        retention=Retention.with_parent("user", ground="hoort bij het account"),
        id=Personal.NONE,
        user=Personal.PERSONAL,
        provider=Personal.NONE,
        uid=Personal.PERSONAL,
        last_login=Personal.PERSONAL,
        date_joined=Personal.PERSONAL,
        extra_data=Personal.PERSONAL,
    ),
    "socialaccount.SocialToken": Declared(
        retention=_EMPTY,
        id=Personal.NONE,
        app=Personal.NONE,
        account=Personal.PERSONAL,
        token=Personal.PERSONAL,
        token_secret=Personal.PERSONAL,
        expires_at=Personal.PERSONAL,
    ),
}
