"""The declarations of tables that Django brings."""

from ineen.ground.privacy.declarations import Declared, Personal, Retention

_CODE = Retention.permanent(ground="volgt uit de programmacode, zegt niets over personen")

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
}
