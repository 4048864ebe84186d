#!/usr/bin/env python3
"""Writes bookshop-intents.tsv: sentences that were written one by one, and others that a small grammar writes.

Usage: make_intents.py. Not part of the build: its output is committed. A rule is a sentence with choices in brackets, `when do you (open|close)`;
of all sentences of an intent's rules forty are drawn with a seed, none that stands there already.
"""

import hashlib
import itertools
import random
import re
from pathlib import Path

OUT = Path(__file__).parent / "src/main/resources/org/cellstate/datasets/bookshop-intents.tsv"
DRAWN = 40

RULES = {
    "greeting": [
        "(hello|hi|hey|good morning|good afternoon|good evening)(| there| everybody| again| to you)",
        "(hello|hi|good morning|good day), (is anybody there|can you hear me|nice to meet you|how are you|it is me)",
        "(a very good|a good|good) (morning|evening|afternoon) (to you|to all of you|dear shop)",
    ],
    "goodbye": [
        "(bye|goodbye|good night|farewell|so long)(| for now| and take care| until next time| then)",
        "(see you|talk to you)(| soon| later| tomorrow| again| next week)",
        "(I have to|I must) (go|leave|be off)(| now), (bye|goodbye|take care|see you)",
        "(that was|that is) (all|everything)(| for today), (bye|goodbye)",
    ],
    "thanks": [
        "(thank you|thanks|many thanks)(| very much| a lot| so much)(| for your help| for telling me| for your patience)",
        "(great|lovely|wonderful|perfect), (thank you|thanks|much appreciated)(| again)",
        "that (was|is) (very kind|very helpful|so helpful|nice) of you(|, thank you|, thanks)",
    ],
    "hours": [
        "(when|at what time) do you (open|close)(| today| tomorrow| on saturdays| on sunday| during the week)",
        "are you (open|closed) (on sunday|on saturdays|on holidays|in the evening|at noon|now|tomorrow)",
        "(how late|how early|until when) (are you open|can I come)(| today| tonight| on friday)",
        "(what are your|tell me your|may I know the) (opening hours|hours)(| in summer| at the weekend)",
    ],
    "location": [
        "(where is|where do I find|how do I get to|how do I reach) (the shop|your shop|you)(| from the station| by bus| by train)",
        "(what is|tell me|send me) (your address|the address of the shop|the way)",
        "is there (parking|a bus stop|a tram stop|a place for my bicycle) (near you|near the shop|at the shop)",
        "(in which street|in which town|on which square) (are you|is the shop|is your shop)",
    ],
    "price": [
        "(how much|what) (is|does) (this book|the hardcover|the paperback|the atlas|the dictionary)(| cost)",
        "what is the price of (this book|the paperback|the new novel|the calendar|all three volumes)",
        "(is there|do you give|can I get) a (discount|reduced price) for (students|teachers|members|children|ten copies)",
        "(do you have|show me) (anything|something|a book) under (five|ten|twenty) euros",
        "is the (paperback|used copy|second edition) cheaper",
    ],
    "order": [
        "(I would like to|I want to|can I|may I) (order|buy|reserve) (a book|two copies|the new novel|this title|the second volume)",
        "(can you|could you|please) (order|get me|send me|put aside) (a copy|this book|the blue edition|the german translation)",
        "(please|could you) (keep|reserve) (one|a copy|the last one) for me",
        "do you (deliver|send books) (abroad|to other countries|to my home)",
    ],
    "status": [
        "(where is|what about|what has become of) my (order|parcel|delivery|book)",
        "(has|was) my (order|parcel|book) (been sent|been shipped|arrived|come in)(| yet| already)",
        "when will my (order|parcel|book|delivery) (arrive|come|be here)",
        "(I am still waiting for|I have not received|I am missing) my (order|parcel|book|delivery)",
        "my (order|parcel|delivery) (is late|has not come|has not arrived)(| yet)",
    ],
    "return": [
        "(I want to|I would like to|can I|may I) (return|give back|send back|exchange) (a book|this book|my copy|a present)",
        "(my copy|the book|this one) is (damaged|torn|the wrong one|incomplete)(|, I want my money back|, please exchange it)",
        "(how|when|where) (can|do) I (return|exchange|send back) (it|a book|my copy)",
        "(can I|may I|how do I) get (a refund|my money back)(| without the receipt| for this book)",
        "do you take (books|presents|damaged copies) back",
    ],
    "payment": [
        "(can I|may I|is it possible to) pay (by card|in cash|by bank transfer|on delivery|later|with my phone|in two parts)",
        "(do you take|do you accept|can I use) (cards|cash|cheques|vouchers|credit cards|foreign currency)",
        "(do you send|can I have|I need) (an invoice|a receipt|a bill)(| for my company| for my school)",
        "(my card was|my payment was|my voucher was) (refused|not accepted|charged twice)",
    ],
    "recommend": [
        "(can you|could you|please) (recommend|suggest) (a novel|a book|something funny|a crime story|something for a child)",
        "what (should I|would you|can I) read (next|on a rainy day|on a long journey|after this one|on holiday)",
        "(I am looking for|I want|I need) (something|a book) (funny|short|sad|exciting|about history|for my grandmother|like Emma)",
        "(what is|which is) (your favourite book|a good thriller|a good novel|the best book about gardens)",
        "do you (know|have ideas for) (something like this|a good present|a young reader)",
    ],
    "events": [
        "(are there|do you have) (any readings|readings|workshops|events|concerts) (this month|next week|on friday|for children)",
        "when is the next (reading|book club|signing|workshop|lecture|poetry evening)",
        "(do I need|can I buy|how do I get) a ticket for the (reading|lecture|signing|festival)",
        "(is|will) an author (coming|reading|signing) (soon|this week|at the weekend|next month)",
        "(can I|may I|how do I) (join|sign up for) the (book club|workshop|reading|writing course)",
    ],
}

BY_HAND = {
    "greeting": """hello
hi there
good morning
good afternoon to you
hey
hello is anybody there
good evening
hi, I have never been here before
greetings
hello again
morning!
hi, can I talk to you
hey there, nice to meet you
hello dear shop
good day
hi hi
a very good morning to all of you
hello, it is me again
well hello
hey, how are you today""",
    "goodbye": """goodbye
bye
see you later
that is all, bye
have a nice day
I have to go now
until next time
good night
bye bye
see you tomorrow
farewell
I am leaving now, take care
talk to you soon
that was everything, goodbye
so long
have a good evening, bye
I must be off
see you soon
take care
bye for now""",
    "thanks": """thank you
thanks a lot
many thanks for your help
that was very kind of you
thanks, that helps
thank you so much
I am grateful
you have been very helpful
cheers, much appreciated
great, thanks
how kind, thank you
I appreciate it
wonderful, thank you very much
thanks for telling me
that is just what I needed to know, thanks
lovely, many thanks
thank you for your patience
thanks again
ta very much
you are a great help""",
    "hours": """when do you open
are you open on sunday
what are your opening hours
how late can I come today
is the shop open on public holidays
when do you close on saturdays
are you still open at seven
at what time do you open in the morning
is anybody there after six in the evening
can I come before nine
do you close for lunch
what time does the shop shut
until when are you open tonight
are you open now
is it too late to come in today
on which days are you closed
do you open on christmas eve
how early can I drop in tomorrow
tell me your hours please
when is the shop open during the week""",
    "location": """where are you
how do I get to the shop
what is your address
is there parking near the shop
which bus goes to you
in which street is the shop
can I reach you by train
how far is it from the station
on which side of the river are you
do you have a second branch in another town
I cannot find your door
is your shop in the old town
can you show me the way
what is the nearest tram stop
are you the shop beside the church
where exactly is your building
is there a place for my bicycle near you
please send me directions
which floor are you on
am I right that you are at the market square""",
    "price": """how much is this book
what does the hardcover cost
is the paperback cheaper
what is the price of the new atlas
how expensive are the used books
do you have anything under ten euros
how much do you want for the first edition
can you tell me what it costs
is there a discount for students
do members pay less
are these on sale
what would I pay for all three volumes
why is it so expensive
is there a reduced price for teachers
do you give a discount if I take ten copies
how much money do I need for the set
what is your cheapest dictionary
is the price with or without tax
that seems a lot, what exactly does it cost
how much for the calendar in the window""",
    "order": """I would like to order a book
can you get me a copy of Emma
please order this title for me
I want to buy the new novel by Smith
can I reserve two copies
could you put that one aside for me
I need a book that is not on your shelves
can you order from abroad
I would like to have three of these sent to me
please send a copy to my home
do you deliver to other countries
can you get hold of books that are out of print
I want to place an order
add this to my order please
could I have the second volume as well
how do I order on the telephone
keep one for me and I will pick it up
is it possible to order online
I will take the blue edition, please order it
would you order the german translation for me""",
    "status": """where is my order
has my parcel been sent
when will my book arrive
I ordered two weeks ago and nothing has come
is my book there yet
what is the state of my order
how long does the delivery take
my parcel is late
can you tell me whether it has been shipped
has the book I ordered come in
the postman has not brought anything yet
do you have a tracking number for me
why does it take so long to arrive
will it be here before the weekend
is my reservation ready to be picked up
when can I collect what I ordered
I am still waiting for my parcel
my delivery has not come
did my order go through
can you look up order four hundred and twelve""",
    "return": """I want to return a book
can I give this back
the pages are torn, I want my money back
I would like to exchange it for another one
how do I send something back
you sent me the wrong book
my copy is damaged
I got it twice as a present and want to bring one back
is it possible to get a refund
do you take books back
how many days do I have to return it
the cover is scratched, can I swap it
I changed my mind and do not want it any more
who pays the postage if I send it back
a chapter is missing in my copy
it is not what I ordered, take it back please
can I return a gift without the receipt
I would like to cancel and be refunded
there is a fault in the binding
please exchange this, it is in the wrong language""",
    "payment": """can I pay by card
do you take cash
which cards do you accept
may I pay on delivery
can I pay with my phone
do you send an invoice
is it possible to pay in two parts
can I pay by bank transfer
my card was refused
do you accept cheques
I need a receipt for my company
was my payment received
can I use a voucher to pay
you charged me twice
do I have to pay in advance
can my school pay later
is paypal possible
which currencies do you take
please send the bill to my office
how can I pay from abroad""",
    "recommend": """can you recommend a novel
what should I read next
which book would you give a ten year old
I am looking for something funny
what is a good crime story
do you know something like Pride and Prejudice
I need a present for my grandmother
what are people reading at the moment
suggest something for a long journey
which of her novels is the best one to begin with
I liked this author, who writes like her
do you have ideas for a young reader
what would you read on a rainy day
any tips for somebody who loves history
what is your favourite book
I want something short and sad
is there a good book about gardens
name me a thriller that keeps one awake
what can I give to a friend who hates reading
advise me, I have no idea what to read""",
    "events": """are there any readings this month
when is the next book club
is an author coming to the shop soon
do you have story time for children
how do I sign up for the reading
is the evening with the poet sold out
do I need a ticket for the reading
what is on in the shop next week
can my class visit you for a workshop
who is reading on friday
does the book club meet on mondays
may I bring my children to the signing
will there be a signing of the new novel
do you organise workshops for writers
is there anything going on at the weekend
what is the programme for the summer festival
I would like two seats for the lecture
can I join the poetry evening
when does the writing course begin
are your events free""",
}

OTHERS = """what is the capital of France
how tall is mount Everest
turn the lights off
book me a flight to Lisbon
my head hurts
who won the football match last night
set an alarm for six
what is seven times eight
play some jazz
the weather is awful
my dog has eaten a shoe
translate this into Chinese
how do I boil an egg
I think my tyre is flat
tell me a joke
which planet is the largest
did it snow in Norway
call my mother
I dreamt of a whale
remind me to water the plants
is the moon full
how do I renew my passport
purple elephants dance slowly
my neighbour plays the drums
what is the meaning of life
restart the computer
I lost my keys in the forest
who painted this ceiling
the soup needs more salt
how fast does a cheetah run
my train is cancelled
are you a robot
calculate the square root of two
we went sailing in June
the baby is asleep
why is the sky blue
open the garage
how many legs has a spider
he sold his old car
find me a dentist"""


def sentences(rule):
    parts = [part.split("|") for part in re.findall(r"\(([^)]*)\)", rule)]
    frame = re.sub(r"\([^)]*\)", "\0", rule).split("\0")
    for chosen in itertools.product(*parts):
        text = frame[0] + "".join(word + after for word, after in zip(chosen, frame[1:]))
        yield " ".join(text.split())


def rows():
    chance = random.Random(1813)
    for intent, written in BY_HAND.items():
        hand = written.split("\n")
        for text in hand:
            yield intent, text, "hand"
        known = {text.lower() for text in hand}
        # each rule counts alike, however many sentences it has
        drawn = [chance.sample(sorted(set(sentences(rule))), len(set(sentences(rule)))) for rule in RULES[intent]]
        kept = []
        for texts in itertools.zip_longest(*drawn):
            for text in texts:
                if text and text.lower() not in known and len(kept) < DRAWN:
                    known.add(text.lower())
                    kept.append(text)
        assert len(kept) == DRAWN, (intent, len(kept))
        for text in kept:
            yield intent, text, "grammar"
    for text in OTHERS.split("\n"):
        yield "other", text, "hand"


if __name__ == "__main__":
    lines = ["intent\tsentence\tby"] + ["\t".join(row) for row in rows()]
    content = ("\n".join(lines) + "\n").encode("utf-8")
    aside = OUT.with_suffix(".tmp")
    aside.write_bytes(content)
    aside.replace(OUT)
    print(hashlib.sha256(content).hexdigest(), len(lines) - 1, "rows")
