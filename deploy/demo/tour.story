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

cue cut-the-line

# The line to the collector is cut. A shopper is displeased all the same, and half a minute later the
# kiosk itself raises the alert that the collector can't.
on k-0417
wait rate
tap English
wait rate en
tap Very bad
wait question en
tap Price
tap Next
wait words en
tap Finish
wait contact en
tap No thanks
wait thanks en
picture thanks
wait rate
hold 40 40 3300
wait pin
tap 0
tap 7
tap 2
tap 4
tap 6
tap 8
tap OK
wait inbox
see Very bad · Price
see Offline
picture inbox-offline
tap Lock
wait rate

cue mend-the-line

# The line is back, and both ends know one alert. 12 takes it at the pick-up counter; the checkout
# sees who has it.
on k-0418
wait rate
hold 40 40 3300
wait pin
tap 1
tap 2
tap 1
tap 3
tap 5
tap 7
tap OK
wait inbox
see Very bad · Price
see Online
picture inbox-agreed
tap Very bad · Price
wait alert_open
tap I’ll take it
wait alert_taken

on k-0417
hold 40 40 3300
wait pin
tap 0
tap 7
tap 2
tap 4
tap 6
tap 8
tap OK
wait inbox
tap Taken 1
see 12 · taken
on the-store
picture taken-at-one-of-two
on k-0417
tap Lock
wait rate
on k-0418
tap Lock
wait rate

cue wait-until-it-is-late

# Head office was told that nobody has solved it. 12 does now, with a cause and in words of their own.
on k-0418
wait rate
hold 40 40 3300
wait pin
tap 1
tap 2
tap 1
tap 3
tap 5
tap 7
tap OK
wait inbox
tap Taken 1
tap Very bad · Price
wait alert_taken
tap Note now
see Noted
tap Unclear sign
tap Apologised
tap Later
tap Add words
wait words en
tap n
tap e
tap w
tap Space
tap s
tap i
tap g
tap n
picture words-of-staff
tap Done
wait alert_taken
picture alert-with-words
tap Solved
wait inbox
see Solved today 2
picture inbox-after
tap Lock
wait rate
