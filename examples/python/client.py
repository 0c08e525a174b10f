"""Hands in a dossier, subscribes, and waits for the signed message about it. The standard library is enough."""
import base64
import hashlib
import hmac
import http.client
import json
import os
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from http.server import BaseHTTPRequestHandler, HTTPServer

URL = os.environ["HAICAP_URL"]


class Problem(Exception):
    """A refusal of the platform: decide by `code`."""

    def __init__(self, body):
        super().__init__(f"{body.get('code')}: {body.get('title')}")
        self.code = body.get("code")


def token():
    credentials = ":".join(urllib.parse.quote(os.environ[name], safe="") for name in ("HAICAP_CLIENT_ID", "HAICAP_CLIENT_SECRET"))
    request = urllib.request.Request(
        f"{URL}/oidc/token", data=b"grant_type=client_credentials",
        headers={"authorization": "Basic " + base64.b64encode(credentials.encode()).decode()})
    with urllib.request.urlopen(request, timeout=15) as answer:
        return json.load(answer)["access_token"]


TOKEN = token()  # good for ten minutes; a longer program asks again


def call(path, body=None, headers=None):
    """One request; a write keeps its key while it is sent again, so it happens once."""
    sent = {"authorization": f"Bearer {TOKEN}", "content-type": "application/json", "idempotency-key": str(uuid.uuid4()), **(headers or {})}
    data = None if body is None else json.dumps(body).encode()
    for attempt in range(5):
        try:
            with urllib.request.urlopen(urllib.request.Request(URL + path, data=data, headers=sent), timeout=30) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            again = error.headers.get("retry-after")
            if again is None or attempt == 4:
                raise Problem(json.load(error)) from error
            time.sleep(min(int(again), 30))
        except urllib.error.URLError:
            if attempt == 4:
                raise
            time.sleep(2 ** attempt)


def verify(secret, headers, body):
    """Standard Webhooks: HMAC-SHA256 over id.timestamp.body; one of several signatures is enough."""
    if not secret:
        raise ValueError("without the secret of the subscription everybody could have signed it")
    message_id, timestamp = headers["webhook-id"], headers["webhook-timestamp"]
    if abs(time.time() - int(timestamp)) > 300:
        raise ValueError("the message is too old or too new")
    key = base64.b64decode(secret.removeprefix("whsec_"))
    made = base64.b64encode(hmac.new(key, f"{message_id}.{timestamp}.".encode() + body, hashlib.sha256).digest()).decode()
    given = [part.split(",", 1)[1] for part in headers["webhook-signature"].split(" ") if part.startswith("v1,")]
    if not any(hmac.compare_digest(made, one) for one in given):
        raise ValueError("nobody who knows the secret has signed it")
    return json.loads(body)


secret = ""
known = {}


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        try:
            known[self.headers["webhook-id"]] = verify(secret, self.headers, body)
            self.send_response(204)
        except (ValueError, KeyError):
            self.send_response(400)
        self.end_headers()

    def log_message(self, *_):
        pass


server = HTTPServer(("127.0.0.1", 0), Receiver)
threading.Thread(target=server.serve_forever, daemon=True).start()

subscription = call("/api/v1/webhook-subscriptions", {"url": f"http://127.0.0.1:{server.server_port}/", "events": ["dossier.received"]})
secret = subscription["secret"]
received = call("/api/v1/dossiers", {
    "procedureCode": os.environ["HAICAP_PROCEDURE"], "receivingUnitId": os.environ["HAICAP_UNIT"], "applicant": {"fullName": "Trần Thị Bình"},
    "components": [{"code": code, "originals": 1, "copies": 0} for code in os.environ["HAICAP_COMPONENTS"].split(",")],
})
dossier_id = received["dossier"]["dossierId"]
print("handed in", received["dossier"]["code"])

for _ in range(300):
    if any(message["data"].get("id") == dossier_id for message in list(known.values())):
        break
    time.sleep(0.1)
else:
    raise SystemExit("no webhook about it came")
dossier = call(f"/api/v1/dossiers/{dossier_id}")
print(f"told of it by a signed message; it is {dossier['status']} and due {dossier['dueAt']}")

# A copy of everything in the units of this program, line by line; each line has the cursor that goes on behind it.
cursor, complete, found = None, False, False
while not complete:
    before = cursor
    query = "" if cursor is None else "?" + urllib.parse.urlencode({"cursor": cursor})
    export = urllib.request.Request(f"{URL}/api/v1/exports/dossiers{query}", headers={"authorization": f"Bearer {TOKEN}"})
    try:
        with urllib.request.urlopen(export, timeout=60) as answer:
            for text in answer:
                line = json.loads(text)
                found = found or line.get("dossier", {}).get("dossierId") == dossier_id
                cursor, complete = line["cursor"], line.get("complete", False)
    except (http.client.IncompleteRead, ConnectionError):
        pass  # cut: the next request goes on behind the last whole line
    if not complete and cursor == before:
        raise SystemExit("the export is cut again and again")
if not found:
    raise SystemExit("the export does not hold it")
print(f"the export holds it, and goes on from {cursor}")
call(f"/api/v1/webhook-subscriptions/{subscription['subscriptionId']}/removal", {}, {"if-match": f"\"{subscription['version']}.full\""})
server.shutdown()
