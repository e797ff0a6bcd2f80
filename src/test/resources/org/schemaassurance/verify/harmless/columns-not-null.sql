-- differs: changed column public.bookings.lesson_id: not null
-- differs: changed column public.bookings.status: default, not null
-- differs: changed column public.bookings.student_id: not null
-- differs: changed column public.messages.chat_room_id: not null
-- differs: changed column public.messages.content: not null
-- differs: changed column public.messages.created_at: not null
-- differs: changed column public.messages.sender_id: not null
-- differs: changed column public.users.email: not null
-- columns that are never null are NOT NULL
ALTER TABLE bookings ALTER lesson_id SET NOT NULL, ALTER student_id SET NOT NULL, ALTER status SET NOT NULL, ALTER status SET DEFAULT 'active'; ALTER TABLE messages ALTER chat_room_id SET NOT NULL, ALTER sender_id SET NOT NULL, ALTER content SET NOT NULL, ALTER created_at SET NOT NULL; ALTER TABLE users ALTER email SET NOT NULL;
