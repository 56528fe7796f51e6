"""What the page shows, taken along as a file."""

from datetime import date
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import duckdb
import pytest
from django.test import Client

from tests.faces.publication.explorer.country import BURGLARY, BURGLED, TOTAL, rows_of
from tests.helpers.deliveries import deliver
from tests.helpers.public_site import publish
from tests.helpers.worlds import begins_with

pytestmark = [pytest.mark.django_db(databases="__all__"), begins_with(publish)]


class TestTakingAlong:
    def test_the_table_as_csv_and_as_xlsx(self, client: Client) -> None:
        response = client.get(f"{TOTAL}/cijfers.csv?gebied=GM0342")
        assert response["Content-Disposition"] == 'attachment; filename="ineen-misdrijven-GM0342-2024.csv"'
        rows = rows_of(response.content)
        assert [(row["gebied"], row["periode"], row["waarde"], row["status"]) for row in rows] == [
            ("Soest", "2022", "1474", "definitief"),
            ("Soest", "2023", "1380", "definitief"),
            ("Soest", "2024", "1510", "definitief"),
        ]
        sheet = ZipFile(BytesIO(client.get(f"{TOTAL}/cijfers.xlsx?gebied=GM0342").content))
        assert b"1510" in sheet.read("xl/worksheets/sheet1.xml")

    def test_what_has_no_value_is_empty_with_its_own_word(self, client: Client) -> None:
        deliver({"GM0342": {"2022": ".", "2023": "", "2024": 0}}, measure=BURGLARY)
        rows = rows_of(client.get(f"{BURGLED}/cijfers.csv?gebied=GM0342").content)
        told = {row["periode"]: (row["waarde"], row["status"]) for row in rows}
        assert told["2024"] == ("0", "definitief")
        assert told.get("2023", ("", "komt niet voor")) == ("", "komt niet voor")

    def test_what_was_converted_is_in_the_division_of_its_ground(self, client: Client) -> None:
        parts = {code: {"2021": 9} for code in ("GM0501", "GM0530", "GM0614")}
        deliver(parts, measure=BURGLARY, division=2021)
        (row,) = rows_of(client.get(f"{BURGLED}/cijfers.csv?gebied=GM1992").content)
        assert (row["waarde"], row["gebiedsindeling"]) == ("27", "2026")

    def test_the_table_as_parquet_has_numbers_days_and_no_value_where_there_is_none(
        self, client: Client, tmp_path: Path
    ) -> None:
        deliver({"GM0342": {"2022": ".", "2023": 0, "2024": 7}}, measure=BURGLARY)
        response = client.get(f"{BURGLED}/cijfers.parquet?gebied=GM0342")
        assert response["Content-Type"] == "application/vnd.apache.parquet"
        path = tmp_path / "cijfers.parquet"
        path.write_bytes(response.content)
        columns = "periode, waarde, status, publicist, tabel, opgehaald, gebiedsindeling"
        rows = duckdb.connect().execute(f"SELECT {columns} FROM '{path}' ORDER BY periode").fetchall()
        source = ("Politie", "47013NED", date(2026, 6, 23), 2026)
        assert rows == [("2023", 0.0, "definitief", *source), ("2024", 7.0, "definitief", *source)]
        both = client.get(f"{TOTAL}/cijfers.parquet?gebied=GM0342&vergelijk=verband").content
        path.write_bytes(both)
        (empty,) = duckdb.connect().execute(f"SELECT waarde, status FROM '{path}' WHERE gebied = 'Eemnes'").fetchall()
        assert empty == (None, "niet gepubliceerd")

    def test_the_areas_of_a_comparison_are_in_the_file(self, client: Client) -> None:
        rows = rows_of(client.get(f"{TOTAL}/cijfers.csv?gebied=GM0342&vergelijk=verband").content)
        assert {row["gebied"] for row in rows} == {"Soest", "Baarn", "Bunschoten", "De Bilt", "Eemnes"}
        assert {row["periode"] for row in rows} == {"2024"}

    def test_the_picture_as_svg_and_as_png(self, client: Client) -> None:
        svg = client.get(f"{TOTAL}/cijfers.svg?gebied=GM0342")
        assert svg["Content-Type"] == "image/svg+xml"
        assert ET.fromstring(svg.content).tag.endswith("svg")
        png = client.get(f"{TOTAL}/cijfers.png?gebied=GM0342")
        assert png.content.startswith(b"\x89PNG")
        assert png["Content-Type"] == "image/png"
