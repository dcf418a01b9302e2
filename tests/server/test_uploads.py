"""Files taken in: of whom, how large, how many, and how long they are kept."""

import contextlib
import socket
from urllib.parse import urlsplit

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import ConnectionClosed

from dashboard.server.limits import MESSAGE
from dashboard.words.app import Access
from dashboard.words.import_data import Import
from tests.browser import harness
from tests.dashboard.two_units import two_units
from tests.server import served
from tests.server.uploader import NAME, STARS, Uploader

pytestmark = pytest.mark.served
MIB = 2**20
MOST = 51  # MiB that are read of an upload at most: 50 and what is around a file
TAKEN, NOT_YOURS, TOO_LARGE, NO_ROOM = 204, 403, 413, 503
TOO_BIG = 1009  # why a connection is closed


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("uploads")
    two_units(folder / "lake").close()
    with served.office(folder / "lake", folder, bounds="uploads_in_memory = 60") as made:
        yield made


def signed_in(office, account):
    reader = served.Reader(office.url)
    reader.log_in(account)
    return reader.client


@pytest.fixture
def officer(office):
    with Uploader(signed_in(office, "officer-post")) as page:
        yield page


def test_an_officer_brings_a_file_to_the_own_page_and_to_no_other_place(officer):
    place = officer.place()

    assert officer.put(place.upload_url).status_code == TAKEN
    for elsewhere in ("of-my-own", "../x", ""):
        address = f"/_stcore/upload_file/{officer.session}/{elsewhere}"
        assert officer.put(address).status_code in {NOT_YOURS, 400, 404}


@pytest.mark.parametrize("account", ["officer-post", "committee-post", "auditor-post", "unit-post"])
def test_nobody_brings_a_file_to_the_page_of_another_browser(office, officer, account):
    place = officer.place()
    stranger = signed_in(office, account)
    stranger.get("/_stcore/health")

    for method in (officer.put(place.upload_url, browser=stranger), stranger.delete(place.delete_url)):
        assert (method.status_code, method.text) == (NOT_YOURS, Access.NOT_YOUR_UPLOAD)


def test_nobody_brings_one_with_the_name_of_another_browser_but_another_account(office, officer):
    place = officer.place()
    other = signed_in(office, "committee-post")
    other.cookies.set("visitor", officer.browser.cookies["visitor"], domain="127.0.0.1")
    other.get("/_stcore/health")

    assert officer.put(place.upload_url, browser=other).status_code == NOT_YOURS


@pytest.mark.parametrize("account", ["auditor-post", "unit-post", "stranger"])
def test_who_may_bring_nothing_brings_nothing_to_the_own_page_either(office, account):
    with Uploader(signed_in(office, account), "account") as page:
        assert page.put(page.place().upload_url).status_code == NOT_YOURS


def test_a_page_that_is_closed_takes_nothing(office):
    with Uploader(signed_in(office, "officer-post")) as page:
        place = page.place()

    assert page.put(place.upload_url).status_code == NOT_YOURS


def test_a_file_that_says_it_is_too_large_is_refused_unread(officer):
    assert officer.put(officer.place().upload_url, b"x" * (MOST * MIB)).status_code == TOO_LARGE


def test_one_that_does_not_say_is_cut_off_while_it_is_read(office, officer):
    place, address = officer.place(), urlsplit(office.url)
    cookie = "; ".join(f"{one.name}={one.value}" for one in officer.browser.cookies.jar)
    head = (
        f"PUT {place.upload_url} HTTP/1.1\r\nHost: {address.netloc}\r\nCookie: {cookie}\r\n"
        f"X-Xsrftoken: {officer.browser.cookies['_streamlit_xsrf']}\r\nTransfer-Encoding: chunked\r\n"
        "Content-Type: multipart/form-data; boundary=b\r\n\r\n"
    )
    part = b'--b\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n'
    with socket.create_connection((address.hostname, address.port), harness.PATIENCE) as line:
        line.sendall(head.encode() + b"%x\r\n%s\r\n" % (len(part), part))
        sent = 0
        with contextlib.suppress(ConnectionError):
            while sent < 4 * MOST:
                line.sendall(b"%x\r\n%s\r\n" % (MIB, b"x" * MIB))
                sent += 1
                line.setblocking(False)
                with contextlib.suppress(BlockingIOError):
                    answer = line.recv(4096)
                    break
                line.settimeout(harness.PATIENCE)
        line.settimeout(harness.PATIENCE)

    assert answer.startswith(b"HTTP/1.1 413")
    assert sent < 2 * MOST


def test_a_session_holds_the_last_few_and_all_sessions_together_so_many_bytes(office, officer):
    large = b"x" * (20 * MIB)
    places = [officer.place() for _ in range(3)]

    assert officer.put(places[0].upload_url, large).status_code == TAKEN
    assert officer.put(places[1].upload_url, large).status_code == TAKEN
    with Uploader(signed_in(office, "officer-post")) as another:
        refused = another.put(another.place().upload_url, large)
        assert (refused.status_code, refused.text) == (NO_ROOM, Access.NO_ROOM)
        assert (
            officer.browser.request("DELETE", places[0].delete_url, headers=token(officer)).status_code
            == TAKEN
        )
        assert another.put(another.place().upload_url, large).status_code == TAKEN


def send_and_hear(officer, content):
    officer.connection.send(content)
    while officer.heard():
        pass


def token(officer):
    return {"x-xsrftoken": officer.browser.cookies["_streamlit_xsrf"]}


def test_the_oldest_file_of_a_session_makes_room_for_the_newest(officer):
    places = [officer.place() for _ in range(5)]
    for place in places:
        assert officer.put(place.upload_url).status_code == TAKEN

    assert Import.CANCEL in officer.run(files=[(places[-1], NAME, len(STARS))]).buttons
    officer.buttons.clear()
    assert Import.CANCEL not in officer.run(files=[(places[0], NAME, len(STARS))]).buttons


def test_a_message_that_is_too_large_ends_the_connection(officer):
    request = BackMsg()
    request.rerun_script.query_string = "x" * MESSAGE

    with pytest.raises(ConnectionClosed) as closed:
        send_and_hear(officer, request.SerializeToString())
    told = closed.value.rcvd  # None where it was cut off while still being sent
    assert told is None or told.code == TOO_BIG
