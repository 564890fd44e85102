// SPDX-License-Identifier: Apache-2.0
// The program as a shell sees it.
#include <cstdio>
#include <filesystem>
#include <string>

#include <catch2/catch.hpp>
#include <sys/wait.h>

#include "platform/linux/files.hpp"
#include "tests/operator/fake_collector.hpp"

namespace afterword {
namespace {

struct Ended {
    int code = -1;
    std::string said;  // on both outputs
};

std::filesystem::path program() {
    return std::filesystem::read_symlink("/proc/self/exe").parent_path() / ".." / "bin" /
           "afterword";
}

// `before` is what stands in front of the program's name in the shell.
Ended run_program(const std::string& program, const std::string& arguments,
                  const std::string& before = "") {
    const std::string command = before + "'" + program + "' " + arguments + " 2>&1";
    std::FILE* pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    Ended ended;
    char piece[4096];
    while (const auto got = std::fread(piece, 1, sizeof piece, pipe)) {
        ended.said.append(piece, got);
    }
    const int status = pclose(pipe);
    ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ended;
}

Ended run(const std::string& arguments, const std::string& before = "") {
    return run_program(program().string(), arguments, before);
}

TEST_CASE("every command explains itself with an example", "[program]") {
    for (const auto* arguments : {"--help",
                                  "report --help",
                                  "report alerts --help",
                                  "alerts --help",
                                  "alerts follow --help",
                                  "alerts take --help",
                                  "alerts close --help",
                                  "notices --help",
                                  "notices resend --help",
                                  "contacts --help",
                                  "contacts list --help",
                                  "contacts open --help",
                                  "contacts case --help",
                                  "contacts erase --help",
                                  "visits --help",
                                  "pin --help",
                                  "survey --help",
                                  "survey new --help",
                                  "survey check --help",
                                  "survey preview --help",
                                  "ca --help",
                                  "ca init --help",
                                  "ca request --help",
                                  "ca issue --help",
                                  "ca renew --help",
                                  "ca revoke --help",
                                  "ca list --help",
                                  "exposure --help",
                                  "exposure import --help",
                                  "rules --help",
                                  "rules explain --help"}) {
        CAPTURE(arguments);
        const Ended ended = run(arguments);
        CHECK(ended.code == 0);
        CHECK(ended.said.find("Example:\n  afterword ") != std::string::npos);
    }
    CHECK(run("--version").said == AFTERWORD_VERSION "\n");
}

TEST_CASE("wrong use ends with 2", "[program]") {
    for (const auto* arguments :
         {"", "sing", "rules", "rules explain --days 0", "report", "report --token-file /nowhere",
          "report --color red", "survey", "survey new", "survey new dream", "survey sing",
          "report --token-file t --json --csv", "report --token-file t --from yesterday"}) {
        CAPTURE(arguments);
        CHECK(run(arguments).code == 2);
    }
}

TEST_CASE("a PIN from a pipe is hashed, one that is none is refused", "[program]") {
    const Ended ended = run("pin", "echo 471147 | ");
    CHECK(ended.code == 0);
    CHECK(ended.said.starts_with("$argon2id$v=19$m=16384,t=3,p=1$"));
    for (const auto* pin : {"", "471", "47x147", "4711471147114"}) {
        CAPTURE(pin);
        CHECK(run("pin", "echo '" + std::string(pin) + "' | ").code == 2);
    }
}

TEST_CASE("a survey begins from a template and never over another file", "[program]") {
    const TemporaryFolder folder;
    const std::string out = (folder / "mine.json").string();
    CHECK(run("survey new counter --out " + out).code == 0);
    CHECK(read_file(out).value_or("") == *read_file("deploy/surveys/counter.json"));
    const Ended again = run("survey new pulse --out " + out);
    CHECK(again.code == 2);
    CHECK(again.said == out + " is there already: name another file\n");
    CHECK(run("survey new pulse").said == *read_file("deploy/surveys/pulse.json"));
    CHECK(run("survey new dream").said ==
          "there is no template \"dream\"; there are smiley, nps, csat, effort, counter, pulse\n");
}

TEST_CASE("a kiosk asks, the authority issues, renews, lists and revokes", "[program]") {
    const TemporaryFolder folder;
    const std::string in = "cd " + folder.path().string() + " && ";
    const auto ca = [&](const std::string& arguments) { return run("ca " + arguments, in); };
    CHECK(ca("list").code == 1);
    REQUIRE(ca("init --name Riverside").code == 0);
    CHECK(ca("init --name Riverside").code == 3);
    CHECK(ca("list").code == 1);
    REQUIRE(ca("request k-0417 --key k.key --out k.csr").code == 0);
    const std::string key = read_file(folder / "k.key").value_or("");
    CHECK(key.starts_with("-----BEGIN PRIVATE KEY-----\n"));
    REQUIRE(ca("request k-0417 --key k.key --out k.csr").code == 0);
    CHECK(read_file(folder / "k.key").value_or("") == key);
    const Ended issued = ca("issue k.csr --out k.crt");
    CHECK(issued.code == 0);
    CHECK(issued.said.starts_with("k.crt is for k-0417, good until 2"));
    CHECK(ca("renew k-0417 --out k.crt").code == 0);
    const Ended list = ca("list");
    CHECK(list.code == 0);
    CHECK(list.said.find("k-0417  kiosk   replaced") != std::string::npos);
    CHECK(list.said.find("k-0417  kiosk   valid") != std::string::npos);
    CHECK(ca("revoke k-0417").code == 0);
    CHECK(read_file(folder / "ca/revoked.names").value_or("") == "k-0417\n");
    CHECK(ca("revoke k-0418").code == 1);
    CHECK(
        ca("issue k.crt --out other.crt").said ==
        "k.crt: it is no certificate request in PEM: error:0480006C:PEM routines::no start line\n");
    CHECK(ca("issue k.csr --as queen --out other.crt").code == 2);
}

TEST_CASE("what needs screens is done by the kiosk's program beside this one", "[program]") {
    const TemporaryFolder folder;
    std::filesystem::copy_file(program(), folder / "afterword");
    const std::string here = (folder / "afterword").string();
    const Ended alone = run_program(here, "survey check exit.json", "PATH=/nowhere ");
    CHECK(alone.code == 3);
    CHECK(alone.said.find("neither in " + folder.path().string() + " nor in PATH") !=
          std::string::npos);
    const auto kiosk = folder / "afterword-kiosk";
    std::ofstream(kiosk) << "#!/bin/sh\necho \"$0|$*\"\nexit 2\n";
    std::filesystem::permissions(kiosk, std::filesystem::perms::owner_all);
    const Ended checked = run_program(here, "survey check 'my exit.json' --previous old.json");
    CHECK(checked.code == 2);
    CHECK(checked.said == kiosk.string() + "|survey check my exit.json --previous old.json\n");
    CHECK(run_program(here, "survey preview exit.json --language pl --out x").said ==
          kiosk.string() + "|survey preview exit.json --language pl --out x\n");
}

TEST_CASE("reports and alerts end with what scripts need to know", "[program]") {
    FakeCollector collector;
    const std::string access =
        " --collector " + collector.url() + " --token-file " + collector.token_file();
    CHECK(run("report" + access).code == 1);
    CHECK(run("alerts" + access).code == 1);
    collector.completeness = {{{StoreId{"s-001"}, *parse_day("2026-11-20")}, 0, 0, 0, {}}};
    const Ended csv = run("report --csv" + access);
    CHECK(csv.code == 0);
    CHECK(csv.said.starts_with("store,day,"));
    CHECK(run("report --from 2026-02-30" + access).code == 2);
    CHECK(
        run("report --collector http://127.0.0.1:1 --token-file " + collector.token_file()).code ==
        3);
}

TEST_CASE("an alert is closed from the shell by all that its options say", "[program]") {
    FakeCollector collector;
    const std::string access =
        " --collector " + collector.url() + " --token-file " + collector.token_file() + " ";
    AlertLine line;
    line.message.alert.id = AlertId{"ec756333-efeb-58b3-a838-713a466ec154"};
    line.message.alert.stage = AlertStage::Taken;
    collector.alerts = {line};
    StepReport solved;
    solved.line = line;
    solved.line->message.alert.stage = AlertStage::Solved;
    collector.steps = {solved};
    const Ended closed = run("alerts close" + access +
                             "--cause delivery_late --action replaced --action apologised " +
                             line.message.alert.id.text + " --outcome later --note 'so it was'");
    CHECK(closed.said == line.message.alert.id.text + ": solved\n");
    CHECK(closed.code == 0);
    REQUIRE(collector.stepped.size() == 1);
    const AlertStep& step = collector.stepped[0].step;
    CHECK(step.step == AlertStepKind::Solved);
    CHECK(step.cause == "delivery_late");
    CHECK(step.actions == std::vector<std::string>{"replaced", "apologised"});
    CHECK(step.outcome == Outcome::Later);
    CHECK(step.note == "so it was");
    CHECK(run("alerts close" + access + line.message.alert.id.text).code == 2);
    CHECK(run("alerts take " + line.message.alert.id.text).code == 2);
    CHECK(run("notices" + access).code == 1);
    CHECK(run("notices resend 17-mail" + access).code == 1);
    CHECK(run("contacts list" + access).code == 1);
    CHECK(run("contacts").code == 2);
}

}  // namespace
}  // namespace afterword
