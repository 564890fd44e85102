// SPDX-License-Identifier: Apache-2.0
// The collector's HTTP server: one event loop on a thread of its own. Connections are read slowly
// at nobody's cost but their own, and every question but that for health needs a token.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "platform/base/result.hpp"
#include "sync/collector/http_config.hpp"
#include "sync/collector/query.hpp"

namespace afterword {

// The server runs as long as this object lives. The destructor ends open connections.
class HttpServer {
  public:
    using Reply = std::function<void(Result<Report>)>;
    // Called by the HTTP thread, must not wait; `reply` may be called by any thread, once, until
    // the server ends. False when there is no room for another question.
    using Ask = std::function<bool(Query query, Reply reply)>;

    // Busy when somebody else has the port; Invalid when certificate and key cannot be used.
    static Result<HttpServer> start(const HttpOptions& options, Ask ask);
    HttpServer(HttpServer&&) noexcept;
    HttpServer& operator=(HttpServer&&) noexcept;
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;
    ~HttpServer();

    [[nodiscard]] std::uint16_t port() const;
    // Event streams look at once; without it, every two seconds. Thread-safe.
    void alerts_changed();

  private:
    class Loop;
    explicit HttpServer(std::unique_ptr<Loop> loop);
    std::unique_ptr<Loop> loop_;
};

}  // namespace afterword
