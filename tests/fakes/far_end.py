#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""far_end.py http|smtp ANSWERS [CERTIFICATE KEY]: the other end of a channel, on the loopback.

Says "port N" on standard error, then a line of JSON for everything that came. ANSWERS, with commas
between them, are what it does with one after the other, the last one for ever:
  200          answers so; 200=TEXT with that body, 503~7 with a Retry-After of 7 s
  drop         takes it in and closes without an answer
  hang         takes it in and never answers
  250, 550     of smtp: what it says to the whole mail
With a certificate everything is TLS from the first byte.
"""
import http.server
import json
import socketserver
import ssl
import sys
import threading

KIND, ANSWERS = sys.argv[1], sys.argv[2].split(",")
LOCK = threading.Lock()


def tell(line):
    with LOCK:
        print(line, file=sys.stderr, flush=True)


def next_answer():
    with LOCK:
        return ANSWERS.pop(0) if len(ANSWERS) > 1 else ANSWERS[0]


class Web(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        tell(json.dumps({"path": self.path, "body": body,
                         "headers": {k.lower(): v for k, v in self.headers.items()}}))
        answer = next_answer()
        if answer == "hang":
            self.rfile.read(1)  # until the client gives up
        if answer in ("hang", "drop"):
            self.close_connection = True
            return
        answer, _, text = answer.partition("=")
        status, _, rest = answer.partition("~")
        self.send_response(int(status))
        if rest:
            self.send_header("Retry-After", rest)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_):
        pass


class Mail(socketserver.StreamRequestHandler):
    def say(self, text):
        self.wfile.write((text + "\r\n").encode())

    def take_mail(self):
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.decode())
        return "".join(lines)

    def handle(self):
        said = []
        self.say("220 far end")
        while line := self.rfile.readline().decode().rstrip("\r\n"):
            said.append(line)
            if line.startswith("EHLO"):
                self.say("250-far end")
                self.say("250 AUTH PLAIN")
            elif line.startswith("AUTH"):
                self.say("334 ")
                said.append(self.rfile.readline().decode().rstrip("\r\n"))
                self.say("235 welcome")
            elif line == "DATA":
                self.say("354 go on")
                mail = self.take_mail()
                answer = next_answer()
                if answer == "drop":
                    return
                self.say(answer + " so says the far end")
                tell(json.dumps({"said": said, "mail": mail}))
            elif line == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 fine")


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def finish_request(self, request, client_address):
        try:
            if len(sys.argv) > 3:
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                context.load_cert_chain(sys.argv[3], sys.argv[4])
                request = context.wrap_socket(request, server_side=True)
            super().finish_request(request, client_address)
        except OSError as error:  # a client that does not trust us, or has gone
            tell(json.dumps({"lost": str(error)}))


server = Server(("127.0.0.1", 0), Web if KIND == "http" else Mail)
tell(f"port {server.server_address[1]}")
server.serve_forever()
