# The whole loop, played with real touches; tests/tour/order.hpp says what the words mean.
# A shopper who reads Chinese rates "very bad" at the checkout, says why in a word and in words of
# their own, spelt in Pinyin, and asks to be called back.
on k-0417
wait rate en
picture rate
tap 中文
wait rate zh-Hans
picture rate-chinese
tap 非常不满意
wait question zh-Hans
picture reasons
tap 排队等候
picture reasons-chosen
tap 下一步
wait words zh-Hans
picture words
tap p
tap a
tap i
tap d
tap u
tap i
see 排队
picture words-spelt
tap 排队
tap t
tap a
tap i
tap j
tap i
tap u
tap 太久
picture words-written
tap 发送
wait contact zh-Hans
picture contact
tap 5
tap 5
tap 5
tap 0
tap 1
tap 1
tap 7
tap 我同意
picture contact-agreed
tap 请联系我
wait case zh-Hans
picture case
tap 完成
wait rate

# At the pick-up counter a grey dot tells staff, and nobody else. 07 holds the corner.
on k-0418
wait rate en
picture rate-before-staff
hold 40 40 3300
wait pin
picture pin
tap 0
tap 7
tap 2
tap 4
tap 6
tap 8
picture pin-typed
tap OK
wait inbox
see Very bad
picture inbox
tap Very bad · Waiting time
wait alert_open
see Open another till now.
picture alert-open

# Meanwhile the next shopper stands at the checkout.
on k-0417
tap 中文
wait rate zh-Hans
on the-store
picture both

on k-0418
tap I’ll take it
wait alert_taken
picture alert-taken
tap Note now
see Noted
tap Till closed
tap Opened a till
tap Apologised
picture alert-noted
tap Solved
wait inbox
see Solved today 1
picture inbox-after
tap Lock
wait rate
