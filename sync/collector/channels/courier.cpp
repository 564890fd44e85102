// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/channels/courier.hpp"

#include <algorithm>
#include <map>
#include <stop_token>
#include <thread>

#include <curl/curl.h>

#include "platform/base/encoding.hpp"
#include "platform/base/handle.hpp"
#include "platform/base/mailbox.hpp"
#include "platform/linux/sockets.hpp"

namespace afterword {
namespace {

using Easy = Handle<CURL, curl_easy_cleanup>;
using Multi = Handle<CURLM, curl_multi_cleanup>;
using Strings = Handle<curl_slist, curl_slist_free_all>;

constexpr std::size_t kMostAnswer = 64U << 10U;  // bytes that are kept of one
constexpr std::size_t kMostSaid = 200;           // bytes of it that people are shown
constexpr int kLongestPoll = 10'000;             // ms
constexpr Milliseconds kLongestRest{3'600'000};  // that a far end may ask for

struct Load {
    const Channel* channel = nullptr;
    DeliveryKey key;
    Parcel parcel;
};

// One load on its way: all that libcurl points to while it works.
struct Transfer {
    Load load;
    Strings headers;
    Strings recipients;
    std::size_t sent = 0;  // bytes of a mail
    std::string answer;
    char error[CURL_ERROR_SIZE] = {};
    Easy easy;  // first to go
};

std::size_t take_answer(char* bytes, std::size_t size, std::size_t count, void* transfer) {
    auto& answer = static_cast<Transfer*>(transfer)->answer;
    answer.append(bytes, std::min(size * count, kMostAnswer - answer.size()));
    return size * count;
}

std::size_t give_mail(char* room, std::size_t size, std::size_t count, void* transfer) {
    auto& at = *static_cast<Transfer*>(transfer);
    const auto& text = std::get<Mail>(at.load.parcel).text;
    const auto piece = std::min(size * count, text.size() - at.sent);
    std::copy_n(text.data() + at.sent, piece, room);
    at.sent += piece;
    return piece;
}

bool append(Strings& list, const std::string& text) {
    curl_slist* longer = curl_slist_append(list.get(), text.c_str());
    if (longer == nullptr) {
        return false;
    }
    static_cast<void>(list.release());
    list.reset(longer);
    return true;
}

// Whether the URL stays on this machine: then no proxy is in the way.
bool stays_here(const std::string& url) {
    const auto begin = url.find("//") + 2;
    const auto end =
        url[begin] == '[' ? url.find(']', begin) + 1 : url.find_first_of("/?#:", begin);
    return is_loopback(url.substr(begin, end - begin));
}

void set_common(Transfer& transfer, const std::string& url, const CourierOptions& options) {
    CURL* easy = transfer.easy.get();
    curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
    curl_easy_setopt(easy, CURLOPT_PRIVATE, &transfer);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer.error);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS,
                     static_cast<long>(options.connect_within.count()));
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(options.within.count()));
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_answer);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &transfer);
    if (!transfer.load.channel->authorities.empty()) {
        curl_easy_setopt(easy, CURLOPT_CAINFO, transfer.load.channel->authorities.c_str());
        curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);
    }
    if (stays_here(url)) {
        curl_easy_setopt(easy, CURLOPT_PROXY, "");
    }
}

bool set_post(Transfer& transfer, const HttpPost& post) {
    CURL* easy = transfer.easy.get();
    bool ok = append(transfer.headers, "Expect:");  // no round trip before the body
    for (const auto& header : post.headers) {
        ok = ok && append(transfer.headers, header);
    }
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "https,http");
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "Afterword/" AFTERWORD_VERSION);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, transfer.headers.get());
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE, static_cast<long>(post.body.size()));
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, post.body.c_str());
    return ok;
}

bool set_mail(Transfer& transfer, const MailServer& server, const Mail& mail) {
    CURL* easy = transfer.easy.get();
    const std::string from = "<" + server.from + ">";
    const bool ok = append(transfer.recipients, "<" + mail.to + ">");
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "smtps,smtp");
    // Nothing goes in the clear, on this machine neither: a server without TLS is refused.
    curl_easy_setopt(easy, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
    curl_easy_setopt(easy, CURLOPT_MAIL_FROM, from.c_str());
    curl_easy_setopt(easy, CURLOPT_MAIL_RCPT, transfer.recipients.get());
    curl_easy_setopt(easy, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(easy, CURLOPT_READFUNCTION, give_mail);
    curl_easy_setopt(easy, CURLOPT_READDATA, &transfer);
    // What a mail server says comes as headers.
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_answer);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &transfer);
    if (!server.user.empty()) {
        std::string password(server.password.view());
        curl_easy_setopt(easy, CURLOPT_USERNAME, server.user.c_str());
        curl_easy_setopt(easy, CURLOPT_PASSWORD, password.c_str());
        wipe(password);
    }
    return ok;
}

bool prepare(Transfer& transfer, const CourierOptions& options) {
    transfer.easy.reset(curl_easy_init());
    if (!transfer.easy) {
        return false;
    }
    const Channel& channel = *transfer.load.channel;
    if (const auto* mail = std::get_if<Mail>(&transfer.load.parcel)) {
        const auto& server = std::get<MailServer>(channel.way);
        set_common(transfer, server.url, options);
        return set_mail(transfer, server, *mail);
    }
    const auto* webhook = std::get_if<Webhook>(&channel.way);
    set_common(transfer, webhook != nullptr ? webhook->url : std::get<Chat>(channel.way).url,
               options);
    return set_post(transfer, std::get<HttpPost>(transfer.load.parcel));
}

// The last line of what a mail server said; all that an HTTP server did.
std::string said_of(const Transfer& transfer) {
    std::string_view said = transfer.answer;
    if (std::holds_alternative<Mail>(transfer.load.parcel)) {
        said = said.substr(0, said.find_last_not_of("\r\n") + 1);
        said = said.substr(said.find_last_of('\n') + 1);
    }
    return printable(is_utf8(said) ? utf8_beginning(said, kMostSaid) : said.substr(0, kMostSaid));
}

ErrandOutcome outcome_of(const Transfer& transfer, CURLcode result) {
    ErrandOutcome outcome{transfer.load.key, ErrandOutcome::Ending::Failed, {}, {}};
    long status = 0;
    curl_easy_getinfo(transfer.easy.get(), CURLINFO_RESPONSE_CODE, &status);
    const bool is_mail = std::holds_alternative<Mail>(transfer.load.parcel);
    const std::string said = said_of(transfer);
    if (result != CURLE_OK) {
        const bool explained = transfer.error[0] != '\0';
        outcome.answer = printable(explained ? transfer.error : curl_easy_strerror(result));
        if (is_mail && !said.empty()) {
            outcome.answer += ": " + said;
        }
        return outcome;
    }
    outcome.answer =
        is_mail ? said : "HTTP " + std::to_string(status) + (said.empty() ? "" : ": ") + said;
    if (is_good_answer(*transfer.load.channel, status, transfer.answer)) {
        outcome.ending = ErrandOutcome::Ending::Delivered;
    }
    curl_off_t rest = 0;
    curl_easy_getinfo(transfer.easy.get(), CURLINFO_RETRY_AFTER, &rest);
    outcome.not_before = std::clamp(Milliseconds(std::min<curl_off_t>(rest, 86'400) * 1000),
                                    Milliseconds(0), kLongestRest);
    return outcome;
}

}  // namespace

// Declared in the order things depend on each other.
class Courier::Work {
  public:
    Work(const CourierOptions& options, Report report)
        : options_(options),
          report_(std::move(report)),
          multi_(curl_multi_init()),
          loads_(options.most_waiting, [this] { curl_multi_wakeup(multi_.get()); }) {
        AFTERWORD_CHECK(multi_ != nullptr);
        thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
    }
    Work(const Work&) = delete;
    Work& operator=(const Work&) = delete;
    ~Work() {
        thread_.request_stop();
        curl_multi_wakeup(multi_.get());
        thread_.join();
        for (const auto& [easy, transfer] : under_way_) {
            curl_multi_remove_handle(multi_.get(), easy);
        }
    }

    bool post(Load load) { return loads_.post(std::move(load)); }

  private:
    void run(const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            while (auto load = loads_.take_now()) {
                begin(*std::move(load));
            }
            int running = 0;
            curl_multi_perform(multi_.get(), &running);
            collect();
            curl_multi_poll(multi_.get(), nullptr, 0, kLongestPoll, nullptr);
        }
    }

    void begin(Load load) {
        auto transfer = std::make_unique<Transfer>();
        transfer->load = std::move(load);
        CURL* easy = prepare(*transfer, options_) ? transfer->easy.get() : nullptr;
        if (easy == nullptr || curl_multi_add_handle(multi_.get(), easy) != CURLM_OK) {
            report_({transfer->load.key, ErrandOutcome::Ending::Failed, "no memory for it", {}});
            return;
        }
        under_way_.emplace(easy, std::move(transfer));
    }

    void collect() {
        int left = 0;
        while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
            if (message->msg != CURLMSG_DONE) {
                continue;
            }
            const CURLcode result = message->data.result;
            auto found = under_way_.extract(message->easy_handle);  // the message goes with it
            report_(outcome_of(*found.mapped(), result));
            curl_multi_remove_handle(multi_.get(), found.key());
        }
    }

    const CourierOptions options_;
    const Report report_;
    const Multi multi_;
    Mailbox<Load> loads_;
    std::map<CURL*, std::unique_ptr<Transfer>> under_way_;
    std::jthread thread_;
};

Courier::Courier(const CourierOptions& options, Report report) {
    // Once for the process; counted, and thread-safe since 7.84.
    AFTERWORD_CHECK(curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK);
    work_ = std::make_unique<Work>(options, std::move(report));
}
Courier::~Courier() {
    work_.reset();
    curl_global_cleanup();
}

bool Courier::carry(const Channel& channel, DeliveryKey key, Parcel parcel) {
    return work_->post({&channel, std::move(key), std::move(parcel)});
}

}  // namespace afterword
